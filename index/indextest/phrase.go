package indextest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/index"
)

// phrasesStandTogether: a phrase that stands for a word is found where all its words are, and is worth less than the word.
func phrasesStandTogether(t *testing.T, open func(testing.TB) index.Engine) {
	e := start(t, open, batch(1,
		passage("asked", 0, "graphite VEU quota quota"), passage("phrase", 0, "graphite validated user quota"),
		passage("half", 0, "the validated graphite"), passage("other half", 0, "a user")))
	for name, c := range map[string]struct {
		words []string // beside VEU
		want  []string
	}{
		"alone":          {nil, []string{at("asked", 0), at("phrase", 0)}},
		"beside another": {[]string{"graphite"}, []string{at("asked", 0), at("phrase", 0), at("half", 0)}},
	} {
		q := ask(c.words...)
		q.Concepts = append(q.Concepts, index.Concept{Weight: 1,
			Forms: []index.Form{form("VEU", 1), inPhrase(1, "validated", 0.9), inPhrase(1, "user", 0.9)}})
		r := search(t, e, q)
		if diff := cmp.Diff(c.want, places(r.Hits)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if r.Stats.Candidates != 4 {
			t.Errorf("%s: %d candidates; want all that hold any term", name, r.Stats.Candidates)
		}
	}
}

// phrasesComeSecond: of two passages alike but that one has a word asked for where the other has a phrase that stands for
// it, the first is always the better, however rare the words of the phrase are.
func phrasesComeSecond(t *testing.T, open func(testing.TB) index.Engine) {
	rapid.Check(t, func(r *rapid.T) {
		word := rapid.SampledFrom([]string{"graphite", "quota", "embargo", "licence", "geneva"})
		around := strings.Join(rapid.SliceOfN(word, 0, 6).Draw(r, "around"), " ")
		b := batch(1, passage("asked", 0, around+" tariff"), passage("phrase", 0, around+" customs duty"))
		for i := range rapid.IntRange(0, 12).Draw(r, "others") {
			b.Put = append(b.Put, passage("other", i, rapid.SampledFrom([]string{"tariff tariff", "quota tariff", "customs", "duty"}).Draw(r, "other")))
		}
		q := ask(rapid.SliceOfN(word, 0, 3).Draw(r, "words")...)
		weight := rapid.Float64Range(0.01, 0.95).Draw(r, "weight")
		q.Concepts = append(q.Concepts, index.Concept{Weight: 1,
			Forms: []index.Form{form("tariff", 1), inPhrase(1, "customs", weight), inPhrase(1, "duty", weight)}})
		e := open(t)
		defer e.Close()
		write(r, e, b)
		score := map[string]float64{}
		for _, h := range search(r, e, q).Hits {
			score[h.Article] = max(score[h.Article], h.Score)
		}
		if score["asked"] <= score["phrase"] || score["phrase"] == 0 {
			r.Fatalf("the word asked for scores %v, what stands for it %v", score["asked"], score["phrase"])
		}
	})
}
