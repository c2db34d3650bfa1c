package bleve_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/index"
	"parley/index/bleve"
)

// each does something to every file of the current generation that matches: which of the segments
// are in use and which are only waiting to be removed is bleve's affair.
func each(dir, pattern string, do func(path string) error) error {
	paths, err := filepath.Glob(filepath.Join(dir, "generation-*", pattern))
	if len(paths) == 0 {
		err = errors.Join(err, fmt.Errorf("no %s in %s", pattern, dir))
	}
	for _, path := range paths {
		err = errors.Join(err, do(path))
	}
	return err
}

func cut(size int64) func(string) error {
	return func(path string) error { return os.Truncate(path, size) }
}

func flipAt(part float64) func(string) error {
	return func(path string) error { return flip(path, part) }
}

func fill(content []byte) func(string) error {
	return func(path string) error { return os.WriteFile(path, content, 0o600) }
}

// damages do to an index what crashes, disks and people do. Bleve by itself answers some with a
// panic, some with an older state, and flipped bytes not at all.
var damages = map[string]func(dir string) error{
	"segment cut short":    func(dir string) error { return each(dir, "*.zap", cut(100)) },
	"segment empty":        func(dir string) error { return each(dir, "*.zap", cut(0)) },
	"segment missing":      func(dir string) error { return each(dir, "*.zap", os.Remove) },
	"segment byte flipped": func(dir string) error { return each(dir, "*.zap", flipAt(0.3)) },
	"segment end flipped":  func(dir string) error { return each(dir, "*.zap", flipAt(0.999)) },
	"root cut short":       func(dir string) error { return each(dir, "root.bolt", cut(9000)) },
	"root cut shorter":     func(dir string) error { return each(dir, "root.bolt", cut(5000)) },
	"root empty":           func(dir string) error { return each(dir, "root.bolt", cut(0)) },
	"root missing":         func(dir string) error { return each(dir, "root.bolt", os.Remove) },
	"root of another kind": func(dir string) error { return each(dir, "root.bolt", fill(make([]byte, 70000))) },
	"generation missing":   func(dir string) error { return each(dir, "", os.RemoveAll) },
	"current empty":        func(dir string) error { return os.Truncate(filepath.Join(dir, "CURRENT"), 0) },
	"current astray":       func(dir string) error { return fill([]byte("..\n"))(filepath.Join(dir, "CURRENT")) },
}

// flip turns over a few bits at a part of a file's length.
func flip(path string, part float64) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	data[int(part*float64(len(data)))] ^= 0x55
	return os.WriteFile(path, data, 0o600)
}

func TestDamaged(t *testing.T) {
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			dir, _ := made(t)
			if err := damage(dir); err != nil {
				t.Fatal(err)
			}
			before := listing(t, dir)
			if _, err := bleve.Open(context.Background(), dir, bleve.Options{ReadOnly: true}); !errors.Is(err, bleve.ErrDamaged) {
				t.Fatalf("read only: %v; want ErrDamaged", err)
			}
			if diff := cmp.Diff(before, listing(t, dir)); diff != "" {
				t.Errorf("opening for reading changed the folder:\n%s", diff)
			}
			e := open(t, dir, bleve.Options{})
			if s := look(t, e); e.Reason() == "" || s.Position != 0 || s.Results.Stats.Passages != 0 {
				t.Fatalf("opened with reason %q and %+v; want a reason, and nothing else", e.Reason(), s)
			}
			write(t, e, index.Batch{Put: tariffs(3), Upto: 5})
			shut(t, e)
			e = open(t, dir, bleve.Options{})
			if s := look(t, e); e.Reason() != "" || s.Position != 5 || len(s.Results.Hits) != 3 {
				t.Errorf("afterwards: reason %q, %+v", e.Reason(), s)
			}
			if generations, _ := filepath.Glob(filepath.Join(dir, "generation-*")); len(generations) != 1 {
				t.Errorf("the damaged generation is still there: %v", generations)
			}
		})
	}
}

// A table of segments that lacks pages is told by its length, before any page is read: behind its end in memory may lie anything, even
// pages of another one.
func TestRootCutShort(t *testing.T) {
	page := int64(os.Getpagesize())
	for _, length := range []int64{3 * page, 2*page + 1} {
		dir, _ := made(t)
		if err := each(dir, "root.bolt", cut(length)); err != nil {
			t.Fatal(err)
		}
		_, err := bleve.Open(t.Context(), dir, bleve.Options{ReadOnly: true})
		if !errors.Is(err, bleve.ErrDamaged) || !strings.Contains(err.Error(), "root.bolt is cut short") {
			t.Errorf("cut to %d bytes: %v", length, err)
		}
	}
}

// listing returns names and sizes of all files in dir.
func listing(t testing.TB, dir string) map[string]int64 {
	t.Helper()
	files := map[string]int64{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		files[path] = info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestFlippedRoot flips bytes all over root.bolt, of which bbolt checks next to nothing. The index may
// be given up, be whole, or stand where an earlier write left it and say so; it must never be
// silently another.
func TestFlippedRoot(t *testing.T) {
	if underRace {
		t.Skip("a flipped byte makes bbolt read memory that is not its own, which the race detector may take for a race")
	}
	dir, seen := made(t)
	paths, _ := filepath.Glob(filepath.Join(dir, "generation-*", "root.bolt"))
	sound, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(sound); at += 331 {
		flipped := slices.Clone(sound)
		flipped[at] ^= 0x04
		if err := os.WriteFile(paths[0], flipped, 0o600); err != nil {
			t.Fatal(err)
		}
		e, err := bleve.Open(context.Background(), dir, bleve.Options{ReadOnly: true})
		if err != nil {
			if !errors.Is(err, bleve.ErrDamaged) && !errors.Is(err, bleve.ErrStale) {
				t.Errorf("byte %d: %v", at, err)
			}
			continue
		}
		got := look(t, e)
		if !slices.ContainsFunc(seen, func(s state) bool { return cmp.Equal(s, got) }) {
			t.Errorf("byte %d makes it another index:\n%s", at, cmp.Diff(seen[len(seen)-1], got))
		}
		shut(t, e)
	}
}
