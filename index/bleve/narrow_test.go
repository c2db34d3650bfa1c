package bleve

import (
	"context"
	"slices"
	"testing"

	api "github.com/blevesearch/bleve_index_api"
	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"parley/corpus"
	"parley/index"
)

// TestNarrowFilterIsExact searches in few articles of many: hits, scores and order must be those that a search in all of them finds there.
func TestNarrowFilterIsExact(t *testing.T) {
	narrow := 0
	rapid.Check(t, func(r *rapid.T) {
		e, err := Open(context.Background(), t.TempDir(), Options{})
		if err != nil {
			r.Fatal(err)
		}
		defer e.Close()
		for n := range rapid.IntRange(1, 4).Draw(r, "segments") {
			b := index.Batch{Upto: corpus.Position(n + 1), Drop: rapid.SliceOfN(someArticle, 0, 2).Draw(r, "drop"),
				Put: rapid.SliceOfN(rapid.Custom(drawPassage), 20, 60).Draw(r, "put")}
			if err := e.Write(context.Background(), b); err != nil {
				r.Fatal(err)
			}
		}
		for range 4 {
			q := drawQuery(r)
			q.Filter.Articles = rapid.SliceOfN(someArticle, 1, 2).Draw(r, "few")
			narrow += searchedIn(r, e, q)
		}
	})
	if narrow == 0 {
		t.Error("no filter was narrow: nothing was tried")
	}
}

// searchedIn compares q with the same query in all articles, and returns 1 if its filter is narrow.
func searchedIn(r *rapid.T, e *Engine, q index.Query) (narrow int) {
	wide := q
	wide.Limit, wide.Filter.Articles = 10_000, nil
	err := e.use(func(g *generation) error {
		return g.read(func(reader api.IndexReader) error {
			found, err := search(context.Background(), reader, wide, countedExactly)
			if err != nil {
				return err
			}
			all := slices.DeleteFunc(found.Hits, func(h index.Hit) bool { return !slices.Contains(q.Filter.Articles, h.Article) })
			for _, counted := range []int{0, 3, countedExactly} {
				got, err := search(context.Background(), reader, q, counted)
				if err != nil {
					return err
				}
				if diff := gocmp.Diff(all[:min(q.Limit, len(all))], got.Hits, cmpopts.EquateEmpty()); diff != "" {
					r.Fatalf("%+v (-of all +in few):\n%s", q, diff)
				}
				if got.Stats.Candidates < min(counted, len(all)) {
					r.Fatalf("%+v: %d candidates counted of %d", q, got.Stats.Candidates, len(all))
				}
			}
			narrow, err = narrowness(reader, q)
			return err
		})
	})
	if err != nil {
		r.Fatal(err)
	}
	return narrow
}

// narrowness is 1 for a query with a narrow filter.
func narrowness(reader api.IndexReader, q index.Query) (int, error) {
	l, err := newLexicon(reader)
	if err != nil {
		return 0, err
	}
	s, err := readState(reader)
	if err != nil {
		return 0, err
	}
	plan, err := index.DefaultScoring().Plan(q, s.Totals, l.count)
	if err != nil {
		return 0, err
	}
	sieve, err := newSieve(l, q.Filter)
	if err != nil {
		return 0, err
	}
	cursors, err := openCursors(l, plan)
	if err != nil || !sieve.narrow(cursors) {
		return 0, err
	}
	return 1, nil
}
