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

// How the trees of each part grow. Measured on question sets left out in turn.
var (
	passageGrowth    = growth{groves: 4, rounds: 140, depth: 4, rate: 0.08, least: 8, ridge: 4, examples: 0.6, features: 0.5}
	sentenceGrowth   = growth{groves: 4, rounds: 140, depth: 4, rate: 0.08, least: 8, ridge: 4, examples: 0.6, features: 0.5}
	confidenceGrowth = growth{groves: 4, rounds: 120, depth: 3, rate: 0.06, least: 15, ridge: 8, examples: 0.6, features: 0.5}
)

// folds is in how many parts questions are divided so that each later judge learns from what the earlier ones make of
// questions they have not seen, as it will be when they are asked.
const folds = 3

// A fit is one under way.
type fit struct {
	cases   []Case
	studies []*study
	tell    func(what string, likelihood float64)
}

// Fit returns the model under which the known answers of cases are likeliest: first the ranking of
// passages, then with it the choice of sentences, then with both the confidence. tell is called
// now and then with what is being fitted and how likely the answers have become.
func Fit(cases []Case, tell func(what string, likelihood float64)) *Model {
	m := newModel()
	f := fit{cases: cases, studies: make([]*study, len(cases)), tell: tell}
	for i, c := range cases {
		f.studies[i] = newStudy(c.Question, c.Candidates, c.Stats, &m.texts)
	}
	unseen := [folds]*Model{}
	for k := range unseen {
		unseen[k] = newModel()
	}
	f.learn(judgesPassage, passageGrowth, m, unseen, f.passageList)
	f.learn(judgesSentence, sentenceGrowth, m, unseen, f.sentenceList)
	f.learnConfidence(m, unseen)
	return m
}

// learn fits one judge of lists for m, and for each model of unseen one that has not seen the questions of its fold.
func (f fit) learn(part string, g growth, m *Model, unseen [folds]*Model, listOf func(*Model, int) (list, bool)) {
	of := describe(part)
	lists, of3 := make([]list, 0, len(f.cases)), make([]int, 0, len(f.cases))
	for n := range f.cases {
		if l, ok := listOf(unseen[n%folds], n); ok {
			lists, of3 = append(lists, l), append(of3, n%folds)
		}
	}
	j := m.judges()[part]
	descend(j.weights, of, lists, func(l float64) { f.tell(part+" weights", l) })
	j.trees = g.onLists(of, lists, j.weights)
	f.tell(part+" trees", likelihood(lists, *j))
	for k, u := range unseen {
		var others []list
		for i, l := range lists {
			if of3[i] != k {
				others = append(others, l)
			}
		}
		copy(u.judges()[part].weights, j.weights)
		u.judges()[part].trees = g.onLists(of, others, j.weights)
	}
}

// nearRight is what another passage of a right article is worth beside the one that holds the answer.
const nearRight = 0.25

// passageList is the passages of case n to choose from, if one of them is right.
func (f fit) passageList(_ *Model, n int) (list, bool) {
	c := f.cases[n]
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
		l.options, l.right = append(l.options, f.studies[n].passages[i][:]), append(l.right, right)
	}
	return l, any && c.Answerable
}

// sentenceList is the sentences of case n to choose from, with the passages ranked by m.
func (f fit) sentenceList(m *Model, n int) (list, bool) {
	c, s := f.cases[n], f.studies[n]
	l := list{weight: c.Weight}
	if c.Answers == nil || !c.Answerable || len(c.Candidates) == 0 {
		return l, false
	}
	order, scores := m.rank(s)
	places, features := s.places(order, scores)
	any := false
	for k, p := range places {
		right := one(c.Answers(c.Candidates[p.candidate].Article.ID, s.readings[p.candidate].sentences[p.sentence].text))
		if right == 0 && p.rank >= rivals {
			continue
		}
		any = any || right > 0
		l.options, l.right = append(l.options, features[k]), append(l.right, right)
	}
	return l, any
}

// rivals is how many passages the sentences that do not answer are taken from: those of later ones teach nothing more.
const rivals = 8

// quotesJudged is how many of the first sentences may hold the answer for a question to count as answered.
const quotesJudged = 3

// learnConfidence fits the likelihood that one of the first sentences answers, by what judges made of questions
// they have not seen.
func (f fit) learnConfidence(m *Model, unseen [folds]*Model) {
	var rows [][]float64
	var right, weight []float64
	total := 0.0
	for n, c := range f.cases {
		if len(c.Candidates) == 0 {
			continue
		}
		choice, row, ok := unseen[n%folds].weighUp(f.studies[n])
		if !ok {
			continue
		}
		rows, right, weight = append(rows, row), append(right, one(c.Answerable && answered(c, choice))), append(weight, c.Weight)
		total += c.Weight
	}
	if len(rows) == 0 {
		return
	}
	of := describe(judgesConfidence)
	lists := make([]list, len(rows))
	for i, row := range rows {
		lists[i] = yesOrNo(row, right[i], weight[i])
		weight[i] *= float64(len(rows)) / total
	}
	j := &m.confidence
	descend(j.weights, of, lists, func(l float64) { f.tell("confidence weights", l) })
	scores := make([]float64, len(rows))
	for i, row := range rows {
		scores[i] = j.score(row)
	}
	j.trees = confidenceGrowth.grow(newField(of, rows), scores, logisticSlopes(right, weight))
	sum := 0.0
	for i, row := range rows {
		p := logistic(j.score(row))
		sum += weight[i] * math.Log(right[i]*p+(1-right[i])*(1-p))
	}
	f.tell("confidence trees", sum/float64(len(rows)))
}

// yesOrNo is the choice between a row and nothing: its softmax is the logistic function of the row's score.
func yesOrNo(row []float64, right, weight float64) list {
	return list{options: [][]float64{row, make([]float64, len(row))}, right: []float64{right, 1 - right}, weight: weight}
}

// weighUp makes a choice of a study, and the row its confidence is judged by; false when there is no sentence.
func (m *Model) weighUp(s *study) (Choice, []float64, bool) {
	order, scores := m.rank(s)
	choice := Choice{Ranked: make([]Ranked, len(order))}
	for rank, i := range order {
		choice.Ranked[rank] = Ranked{Candidate: s.candidates[i], Score: scores[i]}
	}
	places, features := s.places(order, scores)
	if len(places) == 0 {
		return choice, nil, false
	}
	choice.Sentences = distinct(choice, m.sentences(s, places, features), mostSentences)
	choice.lacksAmount = s.lacksAmount(choice, places)
	row := s.judged(choice, places, features, order, scores)
	choice.Sentences = s.widen(choice.Sentences, places)
	return choice, row, true
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
