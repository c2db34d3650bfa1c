package evidence

import (
	"parley/bot/question"
	"parley/index/analysis"
)

// likeness is how much a question is like one that a sentence is said to answer.
type likeness struct {
	words float64   // harmonic mean of the shares of either's weight that the other has; the best of all
	kind  float64   // the same of those that want the same kind of value
	found []float64 // of each term, what the likest holds of it; nil for none
}

// likenessOf compares the question with those that the sentences of candidate i are said to answer, sentence by sentence;
// nil where the article names none.
func (s *study) likenessOf(i int) []likeness {
	c := s.candidates[i]
	named := c.Article.AnsweredIn(c.Hit.Start, c.Hit.End)
	if len(named) == 0 {
		return nil
	}
	sentences := s.readings[i].sentences
	of := make([]likeness, len(sentences))
	for _, q := range named {
		at := q.At - c.Hit.Start
		for j := range sentences {
			if span := sentences[j].span; span.Start <= at && at < span.End {
				of[j] = of[j].or(s.like(s.texts.analyzer.Analyze(q.Question)))
			}
		}
	}
	return of
}

func (l likeness) or(m likeness) likeness {
	likest := l
	if m.words > l.words {
		likest = m
	}
	return likeness{likest.words, max(l.kind, m.kind), likest.found}
}

// like compares the question with another one. A word that only the other has weighs what the question's own
// weigh in the mean.
func (s *study) like(other []analysis.Token) likeness {
	t := s.terms
	if t.total == 0 {
		return likeness{}
	}
	found := make([]float64, len(t.weight))
	mean, all := t.total/float64(len(t.weight)), 0.0
	for _, token := range other {
		if token.Class == analysis.Stop || token.Term == "" {
			continue
		}
		f, ok := t.forms[token.Term]
		if !ok {
			all += mean
			continue
		}
		all += t.weight[f.term]
		found[f.term] = max(found[f.term], f.share)
	}
	both := 0.0
	for k, share := range found {
		both += share * t.weight[k]
	}
	l := likeness{words: share(2*both, t.total+all), found: found}
	if question.KindOf(other) == s.question.Kind {
		l.kind = l.words
	}
	return l
}

// toldBy is what sentence j of candidate i holds of each term, with the title and the headings above and the likest question
// that it is said to answer.
func (s *study) toldBy(i, j int) []float64 {
	told := merged(s.readings[i].sentences[j].found, s.readings[i].above)
	if asked := s.asked[i]; asked != nil && asked[j].found != nil {
		merge(told, asked[j].found)
	}
	return told
}
