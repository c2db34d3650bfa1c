package bleve

import (
	"context"
	"fmt"
	"math"
	"testing"

	api "github.com/blevesearch/bleve_index_api"
	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"parley/corpus"
	"parley/index"
)

// skewed draws words as texts have them: a few are in most passages, most in a few.
var skewed = rapid.Custom(func(r *rapid.T) string {
	n := rapid.IntRange(0, 99).Draw(r, "word")
	return fmt.Sprintf("w%dx", n*n*n/20_000)
})

func words(r *rapid.T, least, most int) (text string) {
	for _, w := range rapid.SliceOfN(skewed, least, most).Draw(r, "words") {
		text += w + " "
	}
	return text
}

var someArticle = rapid.Custom(func(r *rapid.T) string { return fmt.Sprint("article ", rapid.IntRange(0, 15).Draw(r, "article")) })

func drawPassage(r *rapid.T) index.Passage {
	p := index.Passage{
		Article: someArticle.Draw(r, "of"), Number: rapid.IntRange(0, 9).Draw(r, "number"), Text: words(r, 1, 20),
		Collection: rapid.SampledFrom([]string{"talks", "rules"}).Draw(r, "collection"),
		Published:  rapid.SampledFrom([]corpus.Day{"", "2025-05-12", "2026-02-28"}).Draw(r, "day"),
	}
	if rapid.Bool().Draw(r, "titled") {
		p.Title = words(r, 0, 4)
	}
	if rapid.Bool().Draw(r, "headed") {
		p.Headings, p.Asked = []string{words(r, 0, 3)}, []string{words(r, 0, 3)}
	}
	p.End = len(p.Text)
	return p
}

func drawQuery(r *rapid.T) index.Query {
	q := index.Query{Limit: rapid.IntRange(1, 8).Draw(r, "limit")}
	for range rapid.IntRange(1, 6).Draw(r, "concepts") {
		c := index.Concept{Weight: rapid.SampledFrom([]float64{0, 0.3, 1, 2}).Draw(r, "weight")}
		for i := range rapid.IntRange(1, 3).Draw(r, "forms") {
			w := skewed.Draw(r, "form")
			f := index.Form{Term: w, Exact: w, Weight: 1 / float64(i+1)}
			if rapid.Bool().Draw(r, "inexact") {
				f.Exact = ""
			}
			c.Forms = append(c.Forms, f)
		}
		q.Concepts = append(q.Concepts, c)
	}
	switch rapid.IntRange(0, 3).Draw(r, "filter") {
	case 0:
		q.Filter = index.Filter{Collections: []string{"talks"}}
	case 1:
		q.Filter = index.Filter{From: "2025-01-01", Articles: rapid.SliceOfN(someArticle, 1, 4).Draw(r, "articles")}
	}
	return q
}

// TestPruningIsExact prunes from the first passage on, after some, and not at all, with passages sighted before and not: hits, scores and order must be
// the same to the bit, and so many candidates counted, over segments with deleted passages, replaced ones and filters, and after a rebuild.
func TestPruningIsExact(t *testing.T) {
	passedOver := 0
	rapid.Check(t, func(r *rapid.T) {
		e, err := Open(context.Background(), t.TempDir(), Options{})
		if err != nil {
			r.Fatal(err)
		}
		defer e.Close()
		queries := rapid.SliceOfN(rapid.Custom(drawQuery), 3, 6).Draw(r, "queries")
		fill := func(w index.Writer) error {
			for n := range rapid.IntRange(1, 5).Draw(r, "segments") {
				b := index.Batch{Upto: corpus.Position(n + 1), Drop: rapid.SliceOfN(someArticle, 0, 2).Draw(r, "drop"),
					Put: rapid.SliceOfN(rapid.Custom(drawPassage), 0, 40).Draw(r, "put")}
				if err := w.Write(context.Background(), b); err != nil {
					return err
				}
			}
			return nil
		}
		if err := fill(e); err != nil {
			r.Fatal(err)
		}
		passedOver += compare(r, e, queries)
		if rapid.IntRange(0, 4).Draw(r, "rebuilt") == 0 {
			if err := e.Rebuild(context.Background(), fill); err != nil {
				r.Fatal(err)
			}
			passedOver += compare(r, e, queries)
		}
	})
	if passedOver == 0 {
		t.Error("no passage was passed over: nothing was tried")
	}
}

// compare returns how many passages were passed over by queries.
func compare(r *rapid.T, e *Engine, queries []index.Query) (passedOver int) {
	err := e.use(func(g *generation) error {
		return g.read(func(reader api.IndexReader) error {
			for _, q := range queries {
				whole, err := search(context.Background(), reader, q, math.MaxInt)
				if err != nil {
					return err
				}
				counted := rapid.SampledFrom([]int{0, 0, 1, 5, 30}).Draw(r, "counted")
				pruned, err := search(context.Background(), reader, q, counted)
				if err != nil {
					return err
				}
				if n := min(counted, whole.Stats.Candidates); pruned.Stats.Candidates < n {
					r.Fatalf("%+v: %d candidates counted, not at least %d", q, pruned.Stats.Candidates, n)
				}
				if diff := gocmp.Diff(whole.Hits, pruned.Hits, cmpopts.EquateEmpty()); diff != "" {
					r.Fatalf("%+v (-all looked at +pruned):\n%s", q, diff)
				}
				passedOver += whole.Stats.Candidates - pruned.Stats.Candidates
			}
			return nil
		})
	})
	if err != nil {
		r.Fatal(err)
	}
	return passedOver
}
