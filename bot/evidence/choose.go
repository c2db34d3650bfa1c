package evidence

import (
	"cmp"
	"math"
	"slices"

	"parley/bot/question"
	"parley/index"
)

// mostSentences is how many sentences a choice keeps.
const mostSentences = 8

// Choose re-reads candidates, ranks them and picks the sentences that answer q best.
// Without candidates the Choice is empty and its confidence zero.
func (m *Model) Choose(q question.Question, candidates []Candidate, stats index.Stats) Choice {
	if len(candidates) == 0 {
		return Choice{}
	}
	s := newStudy(q, candidates, stats)
	order, scores := m.rank(s)
	choice := Choice{Ranked: make([]Ranked, len(order))}
	for rank, i := range order {
		choice.Ranked[rank] = Ranked{Candidate: candidates[i], Score: scores[i]}
	}
	places, features := s.places(order, scores)
	if len(places) == 0 {
		return choice
	}
	best := m.sentences(s, places, features)
	choice.Sentences = distinct(choice, best, mostSentences)
	judged := s.judge(choice, places, features, order, scores)
	choice.Confidence = logistic(dot(m.confidence[:], judged[:]))
	return choice
}

// rank orders the candidates, best first; equals keep the engine's order.
func (m *Model) rank(s *study) (order []int, scores []float64) {
	order, scores = make([]int, len(s.candidates)), make([]float64, len(s.candidates))
	for i := range s.candidates {
		order[i], scores[i] = i, dot(m.passage[:], s.passages[i][:])
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	return order, scores
}

// sentences returns the places as sentences, best first.
func (m *Model) sentences(s *study, places []place, features [][sentenceFeatures]float64) []Sentence {
	out := make([]Sentence, len(places))
	for n, p := range places {
		span, from := s.readings[p.candidate].sentences[p.sentence].span, s.candidates[p.candidate].Hit.Start
		out[n] = Sentence{
			Candidate: p.rank, Start: from + span.Start, End: from + span.End,
			Score: dot(m.sentence[:], features[n][:]), place: n,
		}
	}
	slices.SortStableFunc(out, func(a, b Sentence) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// judge measures what confidence is judged by: the best sentence, its passage, and what comes next.
func (s *study) judge(c Choice, places []place, features [][sentenceFeatures]float64, order []int, scores []float64) (v [confidenceFeatures]float64) {
	best := c.Sentences[0]
	at := places[best.place]
	f, r := features[best.place], s.readings[at.candidate]
	around := slices.Clone(r.found)
	merge(around, r.above)
	v[confidenceBias] = 1
	v[confidenceSentence], v[confidenceContext] = f[sentenceCoverage], f[sentenceContext]
	v[confidencePairs], v[confidenceTyped], v[confidenceUntyped] = f[sentencePairs], f[sentenceTyped], f[sentenceUntyped]
	v[confidencePassage], v[confidenceMissing] = s.terms.covered(around), s.terms.missing(around)
	v[confidenceUnknown] = s.terms.unknown
	v[confidenceMargin], v[confidenceLead] = 1, 1
	if len(c.Sentences) > 1 {
		v[confidenceMargin] = math.Min(1, (best.Score-c.Sentences[1].Score)/3)
	}
	for _, i := range order {
		if s.candidates[i].Article.ID != s.candidates[order[0]].Article.ID {
			v[confidenceLead] = math.Min(1, (scores[order[0]]-scores[i])/3)
			break
		}
	}
	v[confidenceAliased] = s.terms.aliased(r.sentences[at.sentence].found)
	return v
}

// aliased is the share of the weight found that only another word stood for.
func (t terms) aliased(found []float64) float64 {
	all, by := 0.0, 0.0
	for i, part := range found {
		if part > 0 {
			all += t.weight[i]
			by += t.weight[i] * one(part < 1)
		}
	}
	return share(by, all)
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
