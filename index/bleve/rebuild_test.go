package bleve_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/index"
	"parley/index/bleve"
)

func generations(t testing.TB, dir string) int {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "generation-*"))
	if err != nil {
		t.Fatal(err)
	}
	return len(paths)
}

func TestRebuild(t *testing.T) {
	dir, seen := made(t)
	e := open(t, dir, bleve.Options{})
	var during state
	err := e.Rebuild(context.Background(), func(w index.Writer) error {
		if p, err := w.Position(context.Background()); p != 0 || err != nil {
			t.Errorf("a rebuild begins at %d, %v", p, err)
		}
		write(t, w, index.Batch{Put: tariffs(5), Upto: 3})
		during = look(t, e)
		write(t, w, index.Batch{Drop: []string{"article 000"}, Upto: 4})
		write(t, e, index.Batch{Put: tariffs(60)[59:], Upto: 41}) // to the old one
		if p, err := w.Position(context.Background()); p != 4 || err != nil {
			t.Errorf("the rebuild has come to %d, %v", p, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(seen[len(seen)-1], during); diff != "" {
		t.Errorf("during the rebuild (-want +got):\n%s", diff)
	}
	after := look(t, e)
	if after.Position != 4 || len(after.Results.Hits) != 4 {
		t.Errorf("after the rebuild: %+v", after)
	}
	if n := generations(t, dir); n != 1 {
		t.Errorf("%d generations are left", n)
	}
	shut(t, e)
	if diff := cmp.Diff(after, look(t, open(t, dir, bleve.Options{ReadOnly: true}))); diff != "" {
		t.Errorf("opened again (-want +got):\n%s", diff)
	}
}

func TestRebuildFails(t *testing.T) {
	dir, seen := made(t)
	e := open(t, dir, bleve.Options{})
	ctx, cancel := context.WithCancel(context.Background())
	broken := errors.New("broken")
	for name, fill := range map[string]func(index.Writer) error{
		"fill fails": func(w index.Writer) error {
			write(t, w, index.Batch{Put: tariffs(5), Upto: 3})
			return broken
		},
		"cancelled": func(w index.Writer) error {
			cancel()
			return w.Write(context.Background(), index.Batch{Upto: 1})
		},
	} {
		err := e.Rebuild(ctx, fill)
		if !errors.Is(err, broken) && !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(seen[len(seen)-1], look(t, e)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if n := generations(t, dir); n != 1 {
			t.Errorf("%s: %d generations are left", name, n)
		}
	}
}

// TestRebuildKilled copies the folder in the middle of a rebuild, as a crash would leave it.
func TestRebuildKilled(t *testing.T) {
	dir, seen := made(t)
	e := open(t, dir, bleve.Options{})
	copied := filepath.Join(t.TempDir(), "copy")
	err := e.Rebuild(context.Background(), func(w index.Writer) error {
		write(t, w, index.Batch{Put: tariffs(5), Upto: 3})
		return os.CopyFS(copied, os.DirFS(dir))
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := generations(t, copied); n != 2 {
		t.Fatalf("%d generations; want the old one and the new", n)
	}
	c := open(t, copied, bleve.Options{})
	if diff := cmp.Diff(seen[len(seen)-1], look(t, c)); diff != "" || c.Reason() != "" {
		t.Errorf("reason %q (-want +got):\n%s", c.Reason(), diff)
	}
	if n := generations(t, copied); n != 1 {
		t.Errorf("%d generations are left", n)
	}
}

// TestRebuildForgetsReason: what was wrong is no longer wrong.
func TestRebuildForgetsReason(t *testing.T) {
	dir, _ := made(t)
	if err := damages["segment byte flipped"](dir); err != nil {
		t.Fatal(err)
	}
	e := open(t, dir, bleve.Options{})
	if e.Reason() == "" {
		t.Fatal("the damage has no reason")
	}
	if err := e.Rebuild(context.Background(), func(index.Writer) error { return nil }); err != nil || e.Reason() != "" {
		t.Errorf("%v, reason %q", err, e.Reason())
	}
}

// TestRebuildUnderSearch rebuilds again and again while searches run: each sees one generation.
func TestRebuildUnderSearch(t *testing.T) {
	e := open(t, t.TempDir(), bleve.Options{})
	write(t, e, index.Batch{Put: tariffs(10), Upto: 10})
	done := make(chan struct{})
	var searchers sync.WaitGroup
	for range 2 {
		searchers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				r, err := e.Search(context.Background(), askTariff)
				if err != nil || len(r.Hits) != r.Stats.Passages || len(r.Hits) < 10 {
					t.Errorf("%d hits of %d passages, %v", len(r.Hits), r.Stats.Passages, err)
					return
				}
			}
		})
	}
	for n := 11; n < 16; n++ {
		if err := e.Rebuild(context.Background(), func(w index.Writer) error {
			return w.Write(context.Background(), index.Batch{Put: tariffs(n), Upto: 1})
		}); err != nil {
			t.Fatal(err)
		}
	}
	close(done)
	searchers.Wait()
}

// TestCloseDuringRebuild: the rebuild stops at its next write and Close waits for it.
func TestCloseDuringRebuild(t *testing.T) {
	dir, seen := made(t)
	e := open(t, dir, bleve.Options{})
	begun, closed := make(chan struct{}), make(chan error)
	go func() {
		<-begun
		closed <- e.Close()
	}()
	err := e.Rebuild(context.Background(), func(w index.Writer) error {
		close(begun)
		for {
			if err := w.Write(context.Background(), index.Batch{Put: tariffs(1)}); err != nil {
				return err
			}
		}
	})
	if !errors.Is(err, bleve.ErrClosed) {
		t.Errorf("rebuild: %v; want ErrClosed", err)
	}
	if err := <-closed; err != nil {
		t.Errorf("close: %v", err)
	}
	if diff := cmp.Diff(seen[len(seen)-1], look(t, open(t, dir, bleve.Options{}))); diff != "" {
		t.Errorf("opened again (-want +got):\n%s", diff)
	}
}
