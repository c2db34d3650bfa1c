package corpus

import (
	"context"
	"iter"
	"testing"
)

// A scroll is a shelf that shows only what is new, as a feed does: what it showed before, it says to be unchanged.
type scroll struct {
	*shelf
	rolled bool // what is on it has gone out of sight
}

func (s *scroll) Documents(ctx context.Context, stamps map[string]string) iter.Seq2[Document, error] {
	if !s.rolled {
		return s.shelf.Documents(ctx, stamps)
	}
	return func(yield func(Document, error) bool) {
		for key, stamp := range stamps {
			if !yield(Document{Key: key, Stamp: stamp, Unchanged: true}, nil) {
				return
			}
		}
	}
}

// A document that was overruled and is to be read anew stays as long as its source cannot show it, and is read when it can.
func TestOverruledOutOfSight(t *testing.T) {
	s, other, feed := openStore(t), newShelf("other"), &scroll{shelf: newShelf("feed")}
	feed.put("x", note("k", "one"))
	other.put("y", note("k", "two"))
	sync(t, s, feed)
	sync(t, s, other)
	clear(other.held)
	sync(t, s, other)
	for _, step := range []struct {
		rolled        bool
		report, holds string
	}{{true, "=1", "k:two"}, {true, "=1", "k:two"}, {false, "~1", "k:one"}, {true, "=1", "k:one"}} {
		feed.rolled = step.rolled
		if r := sync(t, s, feed); counts(r) != step.report || holdings(t, s) != step.holds {
			t.Errorf("%+v: %s, holds %s", step, counts(r), holdings(t, s))
		}
	}
}

// What is removed by hand does not come back with the document that was overruled.
func TestOverruledRemoved(t *testing.T) {
	s, a, b := openStore(t), newShelf("a"), newShelf("b")
	a.put("x", note("k", "one"))
	b.put("y", note("k", "two"))
	sync(t, s, a)
	sync(t, s, b)
	if err := s.Remove(t.Context(), "k"); err != nil {
		t.Fatal(err)
	}
	clear(b.held)
	sync(t, s, b)
	a.blunt = true
	if r := sync(t, s, a); counts(r) != "=1" || holdings(t, s) != "" {
		t.Errorf("%s, holds %s", counts(r), holdings(t, s))
	}
}
