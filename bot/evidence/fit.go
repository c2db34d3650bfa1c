package evidence

import (
	"math"

	"parley/bot/question"
	"parley/index"
)

// A Case is a question whose answer is known.
type Case struct {
	Question   question.Question
	Candidates []Candidate
	Stats      index.Stats
	Weight     float64                         // how much it counts
	Worth      func(article, text string) bool // whether a passage of an article holds the answer
	Right      func(article string) bool       // whether an article is a right one
	Answers    func(article, text string) bool // whether a sentence of an article answers; nil when no words are known
	Answerable bool
}

// Descent of the fits. Full batches and a fixed number of steps make the outcome the same every time.
const (
	fitSteps  = 1000
	fitRate   = 0.05
	fitShrink = 0.0001 // pull of every weight towards none, so that a feature must earn its own
)

// Fit returns the model under which the known answers of cases are likeliest: first the ranking of
// passages, then with it the choice of sentences, then with both the confidence. tell is called
// now and then with what is being fitted and how likely the answers have become.
func Fit(cases []Case, tell func(what string, likelihood float64)) *Model {
	m := new(Model)
	studies := make([]*study, len(cases))
	for i, c := range cases {
		studies[i] = newStudy(c.Question, c.Candidates, c.Stats)
	}
	passage, sentence, confidence := describePassage(), describeSentence(), describeConfidence()
	descend(m.passage[:], passage[:], passageLists(cases, studies), func(l float64) { tell("passages", l) })
	descend(m.sentence[:], sentence[:], m.sentenceLists(cases, studies), func(l float64) { tell("sentences", l) })
	m.fitConfidence(cases, studies, confidence[:], tell)
	return m
}

// A list is one question's choice: what can be chosen, and how right each would be.
type list struct {
	options [][]float64
	right   []float64 // 0 for wrong
	weight  float64
}

// nearRight is what another passage of a right article is worth beside the one that holds the answer.
const nearRight = 0.25

func passageLists(cases []Case, studies []*study) []list {
	var lists []list
	for n, c := range cases {
		l := list{weight: c.Weight}
		any := false
		for i, candidate := range c.Candidates {
			right := 0.0
			switch {
			case !c.Right(candidate.Article.ID):
			case c.Worth(candidate.Article.ID, candidate.text()):
				right = 1
			default:
				right = nearRight
			}
			any = any || right > 0
			l.options, l.right = append(l.options, studies[n].passages[i][:]), append(l.right, right)
		}
		if any && c.Answerable {
			lists = append(lists, l)
		}
	}
	return lists
}

func (m *Model) sentenceLists(cases []Case, studies []*study) []list {
	var lists []list
	for n, c := range cases {
		if c.Answers == nil || !c.Answerable {
			continue
		}
		s := studies[n]
		order, scores := m.rank(s)
		places, features := s.places(order, scores)
		l := list{weight: c.Weight}
		any := false
		for k, p := range places {
			right := one(c.Answers(c.Candidates[p.candidate].Article.ID, s.readings[p.candidate].sentences[p.sentence].text))
			any = any || right > 0
			l.options, l.right = append(l.options, features[k][:]), append(l.right, right)
		}
		if any {
			lists = append(lists, l)
		}
	}
	return lists
}

// descend raises Σ weight · ln Σ right·softmax(w · option) by gradient steps of the size Adam gives them
// (Kingma and Ba, 2015).
func descend(w []float64, of []feature, lists []list, tell func(float64)) {
	total := 0.0
	for _, l := range lists {
		total += l.weight
	}
	if total == 0 {
		return
	}
	a := newAdam(of)
	for step := 1; step <= fitSteps; step++ {
		gradient := make([]float64, len(w))
		likelihood := 0.0
		for _, l := range lists {
			likelihood += l.weight / total * l.slope(w, l.weight/total, gradient)
		}
		a.step(w, gradient, step)
		if step%100 == 0 {
			tell(likelihood)
		}
	}
}

// slope adds the gradient of ln Σ right·softmax to gradient, times scale, and returns its value.
func (l list) slope(w []float64, scale float64, gradient []float64) float64 {
	p := make([]float64, len(l.options))
	highest := math.Inf(-1)
	for i, o := range l.options {
		p[i] = dot(w, o)
		highest = math.Max(highest, p[i])
	}
	all, right := 0.0, 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - highest)
		all += p[i]
		right += l.right[i] * p[i]
	}
	for i, o := range l.options {
		pull := scale * (l.right[i]*p[i]/right - p[i]/all)
		for k, v := range o {
			gradient[k] += pull * v
		}
	}
	return math.Log(right / all)
}

// adam keeps the running means of a descent.
type adam struct {
	of           []feature
	mean, square []float64
}

func newAdam(of []feature) *adam {
	return &adam{of, make([]float64, len(of)), make([]float64, len(of))}
}

func (a *adam) step(w, gradient []float64, step int) {
	const keepMean, keepSquare, tiny = 0.9, 0.999, 1e-8
	for k := range w {
		g := gradient[k] - fitShrink*w[k]
		a.mean[k] = keepMean*a.mean[k] + (1-keepMean)*g
		a.square[k] = keepSquare*a.square[k] + (1-keepSquare)*g*g
		mean := a.mean[k] / (1 - math.Pow(keepMean, float64(step)))
		square := a.square[k] / (1 - math.Pow(keepSquare, float64(step)))
		w[k] = a.of[k].bounded(w[k] + fitRate*mean/(math.Sqrt(square)+tiny))
	}
}

// quotesJudged is how many of the first sentences may hold the answer for a question to count as answered.
const quotesJudged = 3

// fitConfidence fits a logistic regression of "one of the first three sentences answers".
func (m *Model) fitConfidence(cases []Case, studies []*study, of []feature, tell func(string, float64)) {
	var examples [][confidenceFeatures]float64
	var right, weight []float64
	total := 0.0
	for n, c := range cases {
		if len(c.Candidates) == 0 {
			continue
		}
		s := studies[n]
		order, scores := m.rank(s)
		choice := Choice{}
		for _, i := range order {
			choice.Ranked = append(choice.Ranked, Ranked{Candidate: c.Candidates[i], Score: scores[i]})
		}
		places, features := s.places(order, scores)
		if len(places) == 0 {
			continue
		}
		choice.Sentences = distinct(choice, m.sentences(s, places, features), mostSentences)
		examples = append(examples, s.judge(choice, places, features, order, scores))
		right = append(right, one(c.Answerable && answered(c, choice)))
		weight = append(weight, c.Weight)
		total += c.Weight
	}
	a := newAdam(of)
	for step := 1; step <= 2*fitSteps; step++ {
		gradient := make([]float64, confidenceFeatures)
		likelihood := 0.0
		for i, v := range examples {
			p := logistic(dot(m.confidence[:], v[:]))
			likelihood += weight[i] / total * math.Log(right[i]*p+(1-right[i])*(1-p))
			for k := range v {
				gradient[k] += weight[i] / total * (right[i] - p) * v[k]
			}
		}
		a.step(m.confidence[:], gradient, step)
		if step%200 == 0 {
			tell("confidence", likelihood)
		}
	}
}

func answered(c Case, choice Choice) bool {
	for _, s := range choice.Sentences[:min(len(choice.Sentences), quotesJudged)] {
		a := choice.Ranked[s.Candidate].Article
		if c.Answers == nil && c.Right(a.ID) || c.Answers != nil && c.Answers(a.ID, a.Text[s.Start:s.End]) {
			return true
		}
	}
	return false
}
