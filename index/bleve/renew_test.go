package bleve_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/index"
	"parley/index/bleve"
)

// fillOf writes so many articles.
func fillOf(t testing.TB, n int) func(index.Writer) error {
	return func(w index.Writer) error { return w.Write(t.Context(), index.Batch{Put: tariffs(n), Upto: 1}) }
}

func TestRenewAndRollback(t *testing.T) {
	dir, seen := made(t)
	before := seen[len(seen)-1]
	for _, o := range []bleve.Options{{}, {Beside: true}} {
		e := open(t, dir, o)
		var asked int
		err := e.Renew(t.Context(), fillOf(t, 5), func(in index.Searcher) error {
			r, err := in.Search(t.Context(), askTariff)
			asked = len(r.Hits)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		after := look(t, e)
		if after.Position != 1 || len(after.Results.Hits) != 5 || asked != 5 {
			t.Errorf("renewed: %+v, %d hits while it was checked", after, asked)
		}
		if n := generations(t, dir); n != 2 {
			t.Errorf("%d generations are kept", n)
		}
		for _, want := range []state{before, after, before} { // back, forward, and back for the next round
			if err := e.Rollback(t.Context()); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, look(t, e)); diff != "" {
				t.Errorf("%+v, gone back (-want +got):\n%s", o, diff)
			}
		}
		shut(t, e)
		e = open(t, dir, bleve.Options{ReadOnly: true})
		if diff := cmp.Diff(before, look(t, e)); diff != "" {
			t.Errorf("opened again (-want +got):\n%s", diff)
		}
		shut(t, e)
	}
}

func TestRollbackWithoutPrevious(t *testing.T) {
	dir, _ := made(t)
	e := open(t, dir, bleve.Options{})
	if err := e.Rollback(t.Context()); !errors.Is(err, bleve.ErrNoPrevious) {
		t.Error(err)
	}
	shut(t, e)
	e = open(t, dir, bleve.Options{ReadOnly: true})
	for _, err := range []error{e.Rollback(t.Context()), e.Renew(t.Context(), nil, nil)} {
		if !errors.Is(err, bleve.ErrReadOnly) {
			t.Error(err)
		}
	}
}

// A renewal that was stopped goes on where it stood, also in another process; what was found wrong begins anew.
func TestRenewGoesOn(t *testing.T) {
	dir, seen := made(t)
	stopped := errors.New("stopped")
	e := open(t, dir, bleve.Options{})
	err := e.Renew(t.Context(), func(w index.Writer) error {
		write(t, w, index.Batch{Put: tariffs(3), Upto: 3})
		return stopped
	}, nil)
	if !errors.Is(err, stopped) {
		t.Fatal(err)
	}
	if diff := cmp.Diff(seen[len(seen)-1], look(t, e)); diff != "" {
		t.Errorf("stopped (-want +got):\n%s", diff)
	}
	shut(t, e)

	e = open(t, dir, bleve.Options{Beside: true})
	wrong := errors.New("wrong")
	begun := func(want int) func(index.Writer) error {
		return func(w index.Writer) error {
			if at, err := w.Position(t.Context()); int(at) != want || err != nil {
				t.Errorf("it goes on at %d, %v; want %d", at, err, want)
			}
			return w.Write(t.Context(), index.Batch{Put: tariffs(4)[min(want, 3):], Upto: 4})
		}
	}
	if err := e.Renew(t.Context(), begun(3), func(index.Searcher) error { return wrong }); !errors.Is(err, wrong) {
		t.Fatal(err)
	}
	if err := e.Renew(t.Context(), begun(0), nil); err != nil {
		t.Fatal(err)
	}
	if got := look(t, e); got.Position != 4 {
		t.Errorf("renewed: %+v", got)
	}
}

// TestRenewKilled copies the folder at moments of a renewal, as crashes would leave it.
func TestRenewKilled(t *testing.T) {
	dir, seen := made(t)
	e := open(t, dir, bleve.Options{Beside: true})
	filled, checked := filepath.Join(t.TempDir(), "filled"), filepath.Join(t.TempDir(), "checked")
	err := e.Renew(t.Context(), func(w index.Writer) error {
		return errors.Join(fillOf(t, 5)(w), os.CopyFS(filled, os.DirFS(dir)))
	}, func(index.Searcher) error { return os.CopyFS(checked, os.DirFS(dir)) })
	if err != nil {
		t.Fatal(err)
	}
	for _, copied := range []string{filled, checked} {
		for _, o := range []bleve.Options{{ReadOnly: true}, {}} {
			c := open(t, copied, o)
			if diff := cmp.Diff(seen[len(seen)-1], look(t, c)); diff != "" || c.Reason() != "" {
				t.Errorf("reason %q (-want +got):\n%s", c.Reason(), diff)
			}
			shut(t, c)
		}
		if n := generations(t, copied); n != 2 {
			t.Errorf("%d generations; want the old one and the one to go on with", n)
		}
	}
}

// Whoever asks while the index is renewed by another process gets an answer of the one or of the other.
func TestRenewWhileOthersRead(t *testing.T) {
	dir, seen := made(t)
	e := open(t, dir, bleve.Options{Beside: true})
	if _, err := bleve.Open(t.Context(), dir, bleve.Options{Beside: true}); !errors.Is(err, bleve.ErrInUse) {
		t.Errorf("a second one renews: %v", err)
	}
	if _, err := bleve.Open(t.Context(), dir, bleve.Options{}); !errors.Is(err, bleve.ErrInUse) {
		t.Errorf("another one writes: %v", err)
	}
	old := seen[len(seen)-1]
	var done atomic.Bool
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for rounds := 0; !done.Load() || rounds == 0; rounds++ {
				r, err := bleve.Open(context.Background(), dir, bleve.Options{ReadOnly: true})
				if err != nil {
					t.Error(err)
					return
				}
				got := look(t, r)
				if len(got.Results.Hits) != len(old.Results.Hits) && len(got.Results.Hits) != 7 {
					t.Errorf("%d hits", len(got.Results.Hits))
				}
				if err := r.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 3 {
		if err := e.Renew(t.Context(), fillOf(t, 7), nil); err != nil {
			t.Error(err)
		}
	}
	done.Store(true)
	readers.Wait()
}
