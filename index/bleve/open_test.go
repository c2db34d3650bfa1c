package bleve_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
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
