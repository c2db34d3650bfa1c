package bleve_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/index/bleve"
)

// TestStrangeFiles checks that nothing is removed but generations.
func TestStrangeFiles(t *testing.T) {
	dir, seen := made(t)
	kept := []string{"000001", "notes.txt", "generation-x", "generation-000009.bak"}
	for _, name := range append(kept, "generation-000009", "CURRENT-123") {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, "generation-000777"), 0o700); err != nil {
		t.Fatal(err)
	}
	e := open(t, dir, bleve.Options{})
	if diff := cmp.Diff(seen[len(seen)-1], look(t, e)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, name := range append(kept, "generation-000009") { // a file is not a generation
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"generation-000777", "CURRENT-123"} {
		if _, err := os.Stat(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is still there: %v", name, err)
		}
	}
}
