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
	choice, row, ok := m.weighUp(newStudy(q, candidates, stats, &m.texts))
	if ok {
		choice.Confidence = logistic(m.confidence.score(row))
	}
	if choice.lacksAmount {
		choice.Confidence = min(choice.Confidence, withoutAmount)
	}
	return choice
}

// rank orders the candidates, best first; equals keep the engine's order.
func (m *Model) rank(s *study) (order []int, scores []float64) {
	order, rows := make([]int, len(s.candidates)), make([][]float64, len(s.candidates))
	for i := range s.candidates {
		order[i], rows[i] = i, s.passages[i][:]
	}
	scores = m.passage.scores(rows)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	return order, scores
}

// sentences returns the places as sentences, best first.
func (m *Model) sentences(s *study, places []place, features [][]float64) []Sentence {
	out, scores := make([]Sentence, len(places)), m.sentence.scores(features)
	for n, p := range places {
		span, from := s.readings[p.candidate].sentences[p.sentence].span, s.candidates[p.candidate].Hit.Start
		out[n] = Sentence{
			Candidate: p.rank, Start: from + span.Start, End: from + span.End,
			Score: scores[n], place: n,
		}
	}
	slices.SortStableFunc(out, func(a, b Sentence) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// judged is what confidence is judged by: the best sentence, and it beside everything else.
func (s *study) judged(c Choice, places []place, features [][]float64, order []int, scores []float64) []float64 {
	verdict := s.verdict(c, places, features, order, scores)
	row := append([]float64{1}, features[c.Sentences[0].place][:sentenceFeatures+signFeatures]...)
	return append(row, verdict[:]...)
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
