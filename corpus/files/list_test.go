package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// forbid lists folders, all but one.
func forbid(folder string) func(string) ([]fs.DirEntry, error) {
	return func(name string) ([]fs.DirEntry, error) {
		if name == folder {
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
		}
		return os.ReadDir(name)
	}
}

func TestFolderUnreadable(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "One.", "b/1.md": "Two.", "b/2.md": "Three.", "b2/1.md": "Four."})
	s := open(t, root)
	before, err := all(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.readDir = forbid(filepath.Join(root, "b"))
	after, err := all(s, stamps(before))
	if err != nil {
		t.Fatal(err)
	}
	var failed []string
	for _, d := range after {
		if d.Err != nil {
			failed = append(failed, d.Key)
		}
	}
	// Documents known under the folder are yielded with an error, so that none counts as removed.
	if diff := cmp.Diff([]string{"b", "b/1.md", "b/2.md"}, failed); diff != "" {
		t.Error(diff)
	}
}

func TestBadFiles(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "One.", "binary.txt": "a\x00b", "empty.md": ""})
	large, err := os.Create(filepath.Join(root, "large.txt"))
	if err != nil {
		t.Fatal(err)
	}
	// Sparse: it takes no room on disk, and is refused before it is read.
	if err := errors.Join(large.Truncate(40<<20), large.Close(), syscall.Mkfifo(filepath.Join(root, "pipe.md"), 0o644)); err != nil {
		t.Fatal(err)
	}
	documents, err := all(open(t, root), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"a.md One.", "binary.txt: looks like binary", "empty.md: empty file", "large.txt: 40.0 MB is more than the limit of 32 MB", "pipe.md: is no ordinary file but a named pipe"} {
		if got := brief(documents)[i]; !strings.HasPrefix(got, want) {
			t.Errorf("%q, want %q …", got, want)
		}
	}
}

func TestLinks(t *testing.T) {
	outside := tree(t, map[string]string{"far.md": "Far away.", "deep/far.md": "Further."})
	root := tree(t, map[string]string{"z/a.md": "One.", ".hidden/b.md": "Two.", ".hidden/c/d.md": "Three."})
	for name, target := range map[string]string{
		"again.md": "z/a.md", "broken.md": "nowhere.md", "circle": ".", "far.md": filepath.Join(outside, "far.md"),
		"more": filepath.Join(outside, "deep"), "z/up": "..", "z/self.md": "self.md", "under.md": ".hidden/b.md", "down": ".hidden/c",
	} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
	s := open(t, root)
	documents, err := all(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"broken.md: broken link to \"nowhere.md\"", "down/d.md Three.", "far.md: is a link to ", "more: is a link to ", "under.md Two.",
		"z/a.md One.", "z/self.md: broken link"}
	got := brief(documents)
	if len(got) != len(want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("%q, want %q …", got[i], want[i])
		}
	}
}
