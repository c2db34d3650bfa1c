package indextest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

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
