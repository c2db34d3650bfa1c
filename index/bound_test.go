package index_test

import (
	"testing"

	"pgregory.net/rapid"

	"parley/index"
)

// TestBound draws what a passage may hold of a plan: no score is above the bound on it, whether the
// bound knows the matches or only which lookups may match.
func TestBound(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var q index.Query
		held := map[string]int{}
		for _, terms := range rapid.SliceOfN(rapid.SliceOfN(rapid.StringN(1, 2, -1), 1, 3), 1, 5).Draw(r, "terms") {
			c := index.Concept{Weight: rapid.Float64Range(0, 3).Draw(r, "weight")}
			phrase := rapid.IntRange(0, 1).Draw(r, "phrase")
			for i, term := range terms {
				held[term] = rapid.IntRange(0, 50).Draw(r, "held")
				c.Forms = append(c.Forms, index.Form{Term: term, Exact: term, Weight: rapid.Float64Range(0, 1).Draw(r, "form"), Phrase: phrase * min(i, 1)})
			}
			q.Concepts = append(q.Concepts, c)
		}
		totals := index.Totals{Passages: 50}
		for f := range index.Fields {
			totals.Filled[f] = rapid.IntRange(1, 50).Draw(r, "filled")
			totals.Terms[f] = totals.Filled[f] * rapid.IntRange(1, 90).Draw(r, "average")
		}
		plan, err := index.DefaultScoring().Plan(q, totals, func(_ index.Field, term string) (int, error) { return held[term], nil })
		if err != nil {
			r.Fatal(err)
		}
		most, worths := make([]float64, len(plan.Lookups)), make([]float64, len(plan.Lookups))
		var matches []index.Match
		var rough index.Rough
		for i := range plan.Lookups {
			if rapid.Bool().Draw(r, "matches") {
				n := rapid.IntRange(1, 30).Draw(r, "count")
				m := index.Match{Lookup: i, Count: n, Length: n + rapid.IntRange(0, 100).Draw(r, "others")}
				matches, most[i], worths[i] = append(matches, m), plan.Most(i), plan.Worth(m)
				rough = rough.Plus(plan.Part(i, worths[i])).Plus(plan.Found(i))
				if worths[i] > most[i]*(1+1e-12) {
					r.Fatalf("%+v is worth %g, at most %g", m, worths[i], most[i])
				}
			}
		}
		score := plan.Score(matches)
		if known, any := plan.AtMost(worths), plan.AtMost(most); score > known || known > any*(1+1e-12) {
			r.Fatalf("score %g, at most %g knowing the matches and %g not", score, known, any)
		}
		if roughly := plan.Roughly(rough); score > roughly {
			r.Fatalf("score %g, roughly at most %g", score, roughly)
		}
	})
}
