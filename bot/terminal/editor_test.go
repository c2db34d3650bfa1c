package terminal

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/peterh/liner"
	"golang.org/x/term"
)

func TestEditorNeedsATerminal(t *testing.T) {
	if term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stdout.Fd())) {
		t.Skip("the tests run on a terminal")
	}
	_, err := openEditor("")
	if !errors.Is(err, ErrNoTerminal) || !strings.Contains(err.Error(), "--stdin") {
		t.Errorf("got %v, want a way on", err)
	}
}

func TestEditorKeepsTheHistoryForItsOwner(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "history")
	e := newEditor(liner.NewLiner(), path)
	e.AppendHistory("What was agreed?")
	e.AppendHistory(strings.Repeat("x", 5000)) // would make the file unreadable
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	e = newEditor(liner.NewLiner(), path)
	e.AppendHistory("And when?")
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != "What was agreed?\nAnd when?\n" {
		t.Errorf("got %q and %v", got, err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v and %v, want 0600", info.Mode(), err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestEditorBeginsADamagedHistoryAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	if err := os.WriteFile(path, []byte("good\n\xff\xfe\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	e := newEditor(liner.NewLiner(), path)
	e.AppendHistory("new")
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "new\n" {
		t.Errorf("got %q", got)
	}
}

func TestEditorWithoutAHistory(t *testing.T) {
	e := newEditor(liner.NewLiner(), "")
	e.AppendHistory("x")
	if err := e.Close(); err != nil {
		t.Error(err)
	}
}
