package bleve

import (
	"context"
	"math"
	"slices"
	"testing"

	api "github.com/blevesearch/bleve_index_api"
	"pgregory.net/rapid"

	"parley/corpus"
	"parley/index"
)

// TestSight sights passages, in segments with deleted ones: as many must reach its bar as are wanted, each score is that which going
// through all gives, and what it says does not reach the bar does not.
func TestSight(t *testing.T) {
	sighted := 0
	rapid.Check(t, func(r *rapid.T) {
		e, err := Open(context.Background(), t.TempDir(), Options{})
		if err != nil {
			r.Fatal(err)
		}
		defer e.Close()
		for n := range rapid.IntRange(1, 4).Draw(r, "segments") {
			b := index.Batch{Upto: corpus.Position(n + 1), Drop: rapid.SliceOfN(someArticle, 0, 2).Draw(r, "drop"),
				Put: rapid.SliceOfN(rapid.Custom(drawPassage), 0, 40).Draw(r, "put")}
			if err := e.Write(context.Background(), b); err != nil {
				r.Fatal(err)
			}
		}
		q := drawQuery(r)
		q.Filter = index.Filter{}
		err = e.use(func(g *generation) error {
			return g.read(func(reader api.IndexReader) error {
				seen, all, err := sightAndScore(reader, q)
				if err != nil || seen.bar == 0 {
					return err
				}
				sighted++
				reaching := 0
				for doc, score := range all {
					if score >= seen.bar {
						reaching++
					}
					said, known := seen.scores[doc]
					if known && said != score && (said != 0 || score >= seen.bar) {
						r.Fatalf("passage %d is said to score %g, not %g; the bar is %g", doc, said, score, seen.bar)
					}
				}
				if reaching < q.Limit {
					r.Fatalf("%d of %d passages reach the bar, %g; %d are wanted", reaching, len(all), seen.bar, q.Limit)
				}
				for doc := range seen.scores {
					if _, ok := all[doc]; !ok {
						r.Fatalf("passage %d is sighted, which is deleted or holds nothing", doc)
					}
				}
				return nil
			})
		})
		if err != nil {
			r.Fatal(err)
		}
	})
	if sighted == 0 {
		t.Error("no bar was sighted: nothing was tried")
	}
}

// sightAndScore returns what is sighted and, without that, the scores of all passages that hold anything.
func sightAndScore(reader api.IndexReader, q index.Query) (seen sighting, all map[uint64]float64, err error) {
	s, err := readState(reader)
	if err != nil {
		return seen, nil, err
	}
	l, err := newLexicon(reader)
	if err != nil {
		return seen, nil, err
	}
	plan, err := index.DefaultScoring().Plan(q, s.Totals, l.count)
	if err != nil {
		return seen, nil, err
	}
	cursors, err := openCursors(l, plan)
	if err != nil {
		return seen, nil, err
	}
	if seen, err = (&sight{plan, slices.Clone(cursors)}).sighting(); err != nil {
		return seen, nil, err
	}
	if cursors, err = openCursors(l, plan); err != nil {
		return seen, nil, err
	}
	all = map[uint64]float64{}
	for m := newMerge(cursors); ; {
		doc, matches, err := m.next()
		if err != nil || doc == end {
			return seen, all, err
		}
		all[doc] = plan.Score(matches)
	}
}

// TestSightOnlyWhereItPays asks for a sight of little, and of a search that is filtered, and of one that wants much.
func TestSightOnlyWhereItPays(t *testing.T) {
	plan, err := index.DefaultScoring().Plan(index.Query{}, index.Totals{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	many := []*cursor{{held: math.MaxInt / 2}}
	for _, of := range []struct {
		cursors []*cursor
		sieve   *sieve
		limit   int
	}{
		{[]*cursor{{held: sightedFrom*countedExactly - 1}}, &sieve{}, 50},
		{many, &sieve{parts: []sievePart{{}}}, 50},
		{many, &sieve{}, sightedMost + 1},
	} {
		plan.Limit = of.limit
		seen, err := sightBefore(nil, plan, of.cursors, of.sieve, countedExactly)
		if err != nil || seen.bar != 0 || seen.scores != nil {
			t.Errorf("it sights %+v, %v", seen, err)
		}
	}
}
