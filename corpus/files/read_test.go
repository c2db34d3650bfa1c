package files

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"parley/corpus"
)

func TestVanishes(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "One.", "b.md": "Two."})
	l, err := open(t, root).list(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(root, "b.md")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if d := new(Source).read(l.entries[1]); d.Err == nil || !strings.Contains(d.Err.Error(), "went away") {
		t.Errorf("a file that is gone: %v", d.Err)
	}
	if err := syscall.Mkfifo(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if d := new(Source).read(l.entries[1]); d.Err == nil || !strings.Contains(d.Err.Error(), "named pipe") {
		t.Errorf("a file that became a pipe: %v", d.Err)
	}
}

// many is a folder of n files.
func many(t *testing.T, n int) *Source {
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("%03d.md", i)] = fmt.Sprintf("# Number %d\n\n%s", i, strings.Repeat("Words of it. ", (n-i)*20))
	}
	return open(t, tree(t, files))
}

func TestOrder(t *testing.T) {
	documents, err := all(many(t, 200), nil)
	if err != nil || len(documents) != 200 {
		t.Fatal(len(documents), err)
	}
	for i, d := range documents {
		if want := fmt.Sprintf("%03d.md", i); d.Key != want {
			t.Fatalf("document %d is %s", i, d.Key)
		}
	}
}

func TestStops(t *testing.T) {
	// goleak sees to it that no reader is left behind.
	seen := 0
	for range many(t, 100).Documents(context.Background(), nil) {
		if seen++; seen == 3 {
			break
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var last error
	var after []corpus.Document
	for d, err := range many(t, 100).Documents(ctx, nil) {
		if last = err; err == nil && ctx.Err() != nil {
			after = append(after, d)
		}
		cancel()
	}
	if !errors.Is(last, context.Canceled) || len(after) > 0 {
		t.Errorf("after cancel: %d documents, then %v", len(after), last)
	}
}
