package indextest

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/index"
)

// aliasesComeSecond: of two passages alike but that one has a word asked for where the other has an alias of it, the
// first is always the better, however rare the alias is and whatever else is asked.
func aliasesComeSecond(t *testing.T, open func(testing.TB) index.Engine) {
	rapid.Check(t, func(r *rapid.T) {
		word := rapid.SampledFrom([]string{"graphite", "quota", "embargo", "licence", "geneva"})
		around := strings.Join(rapid.SliceOfN(word, 0, 6).Draw(r, "around"), " ")
		b := batch(1, passage("asked", 0, around+" tariff"), passage("alias", 0, around+" duty"))
		for i := range rapid.IntRange(0, 12).Draw(r, "others") {
			b.Put = append(b.Put, passage("other", i, rapid.SampledFrom([]string{"tariff tariff", "quota tariff", "embargo", "duty"}).Draw(r, "other")))
		}
		q := ask(rapid.SliceOfN(word, 0, 3).Draw(r, "words")...)
		weight := rapid.Float64Range(0.01, 0.95).Draw(r, "weight")
		q.Concepts = append(q.Concepts, index.Concept{Weight: 1, Forms: []index.Form{form("tariff", 1), form("duty", weight)}})
		e := open(t)
		defer e.Close()
		write(r, e, b)
		score := map[string]float64{}
		for _, h := range search(r, e, q).Hits {
			score[h.Article] = h.Score
		}
		if score["asked"] <= score["alias"] {
			r.Fatalf("the word asked for scores %v, its alias %v", score["asked"], score["alias"])
		}
	})
}
