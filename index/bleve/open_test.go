package bleve_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
	"parley/index"
	"parley/index/bleve"
)

// tariffs returns n passages of as many articles that all hold "tariff".
func tariffs(n int) []index.Passage {
	var all []index.Passage
	for i := range n {
		all = append(all, index.Passage{
			Article: fmt.Sprintf("article %03d", i), Number: 1, Start: 5, End: 20 + i,
			Text: fmt.Sprintf("tariff word%dq", i), Title: "Talks",
		})
	}
	return all
}

var askTariff = index.Query{Limit: 1000, Concepts: []index.Concept{{Weight: 1, Forms: []index.Form{{Term: "tariff", Exact: "tariff", Weight: 1}}}}}

// state is all that can be seen of an index of tariffs.
type state struct {
	Position corpus.Position
	Results  index.Results
}

func look(t testing.TB, e index.Engine) state {
	t.Helper()
	p, err := e.Position(context.Background())
	if err != nil {
		t.Fatalf("position: %v", err)
	}
	r, err := e.Search(context.Background(), askTariff)
	if err != nil {
		t.Fatalf("search: %v", err)
	}
	return state{p, r}
}

func write(t testing.TB, e index.Writer, b index.Batch) {
	t.Helper()
	if err := e.Write(context.Background(), b); err != nil {
		t.Fatalf("write: %v", err)
	}
}

func shut(t testing.TB, e *bleve.Engine) {
	t.Helper()
	if err := e.Close(); err != nil {
		t.Fatalf("close: %v", err)
	}
}

// made returns a folder with a closed index in it, of several segments and with deletions, and what was
// seen of it after each write.
func made(t testing.TB) (dir string, seen []state) {
	t.Helper()
	dir = t.TempDir()
	e := open(t, dir, bleve.Options{})
	passages := tariffs(60)
	for i, b := range []index.Batch{
		{Put: passages[:20]},
		{Put: passages[20:40], Drop: []string{"article 003"}},
		{Put: passages[40:]},
		{Drop: []string{"article 011", "article 021"}},
	} {
		b.Upto = corpus.Position(10 * (i + 1))
		write(t, e, b)
		seen = append(seen, look(t, e))
	}
	shut(t, e)
	if last := seen[len(seen)-1]; len(last.Results.Hits) != 57 || last.Position != 40 {
		t.Fatalf("%d hits at position %d", len(last.Results.Hits), last.Position)
	}
	return dir, seen
}

func TestReopened(t *testing.T) {
	dir, seen := made(t)
	want := seen[len(seen)-1]
	for _, opts := range []bleve.Options{{}, {ReadOnly: true}, {}} {
		e := open(t, dir, opts)
		if diff := cmp.Diff(want, look(t, e)); diff != "" || e.Reason() != "" {
			t.Errorf("%+v: reason %q (-want +got):\n%s", opts, e.Reason(), diff)
		}
		shut(t, e)
		shut(t, e) // twice does nothing
		if _, err := e.Search(context.Background(), askTariff); !errors.Is(err, bleve.ErrClosed) {
			t.Errorf("search after close: %v", err)
		}
		if err := e.Write(context.Background(), index.Batch{}); !errors.Is(err, bleve.ErrClosed) && !opts.ReadOnly {
			t.Errorf("write after close: %v", err)
		}
	}
}

func TestOpenNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "there")
	if _, err := bleve.Open(context.Background(), dir, bleve.Options{ReadOnly: true}); !errors.Is(err, bleve.ErrStale) {
		t.Errorf("read only: %v; want ErrStale", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("opening for reading made the folder: %v", err)
	}
	if e := open(t, dir, bleve.Options{}); e.Reason() != "" || look(t, e).Position != 0 {
		t.Errorf("a first index has reason %q and state %+v", e.Reason(), look(t, e))
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := bleve.Open(ctx, dir, bleve.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

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
