package evidence

import (
	"slices"

	"parley/bot/question"
	"parley/index/analysis"
)

// relate notes the words of like meaning to those asked for. A word of the question, or an alias of one, stands for
// itself alone.
func (t *terms) relate(concepts []question.Concept) {
	t.related = map[string][]form{}
	for i, c := range concepts {
		for _, r := range c.Related {
			if _, known := t.forms[r.Term]; !known {
				t.related[r.Term] = append(t.related[r.Term], form{term: i, share: r.Weight})
			}
		}
	}
}

// relatedIn is found, with what words of like meaning among tokens stand for added.
func (t terms) relatedIn(tokens []analysis.Token, found []float64) []float64 {
	out := slices.Clone(found)
	for _, token := range tokens {
		if token.Class != analysis.Word {
			continue
		}
		for _, f := range t.related[token.Term] {
			out[f.term] = max(out[f.term], f.share)
		}
	}
	return out
}
