package evidence

import (
	"math"

	"parley/index/analysis"
)

// Features are what confidence is judged by, each between 0 and 1.
type Features struct {
	Sentence float64 // share of the question's weight in the best sentence
	Passage  float64 // share of it in the best passage
	Gap      float64 // how far the best passage leads the next one of another article
	Unknown  float64 // share of the question's weight that the corpus never uses
	Typed    float64 // 1 when the best sentence holds a value of the kind asked for
	Pairs    float64 // share of the question's neighbours that stand together
}

// weights of a logistic model over Features.
type weights struct {
	bias                                          float64
	sentence, passage, gap, unknown, typed, pairs float64
}

func fitted() weights {
	return weights{bias: -4.2, sentence: 4.2, passage: 2.0, gap: 4, unknown: -2, typed: 0.2, pairs: 0.5}
}

// confidence is the probability that the best sentence answers.
func confidence(f Features) float64 {
	w := fitted()
	z := w.bias + w.sentence*f.Sentence + w.passage*f.Passage + w.gap*f.Gap + w.unknown*f.Unknown + w.typed*f.Typed + w.pairs*f.Pairs
	return 1 / (1 + math.Exp(-z))
}

// features measures a choice whose best sentence stands in the passage r was read from.
func (t terms) features(c Choice, r reading) Features {
	best := c.Sentences[0]
	top := c.Ranked[best.Candidate]
	f := Features{Sentence: best.Coverage, Gap: lead(c.Ranked), Unknown: t.unknown}
	if best.Typed {
		f.Typed = 1
	}
	found := r.found
	for _, m := range t.mentions(analysis.Analyze(top.Article.Title)) {
		found[m.term] = true
	}
	for i, ok := range found {
		if ok && t.isOwn[i] && t.own > 0 {
			f.Passage += t.weight[i] / t.own
		}
	}
	most := 0.0
	for _, p := range t.pairs {
		most += p.weight * (orderedPair + nearPair)
	}
	if most > 0 {
		f.Pairs = r.pairs / most
	}
	return f
}

// lead is how far the best passage leads the best of any other article, as a share of its score.
func lead(ranked []Ranked) float64 {
	if len(ranked) == 0 || ranked[0].Score <= 0 {
		return 0
	}
	for _, r := range ranked[1:] {
		if r.Article.ID != ranked[0].Article.ID {
			return (ranked[0].Score - r.Score) / ranked[0].Score
		}
	}
	return 1
}
