package timeline

import (
	"slices"

	"parley/bot/question"
	"parley/index"
	"parley/index/analysis"
)

// A subject is what a timeline is of, as it is looked for in sentences. The zero subject is everything.
type subject struct {
	concepts []concept
	worth    float64 // of all concepts
	lead     int     // the concept that tells most
}

// understand reads a subject. Words that ask for what a timeline is, "the history of …", are not looked for.
func (m *Maker) understand(about string) question.Question {
	q := m.reader.Understand(about, nil, "")
	told := slices.DeleteFunc(slices.Clone(q.Concepts), func(c question.Concept) bool { return asksForTime(c.Exact) })
	if len(told) > 0 {
		q.Concepts = told
	}
	return q
}

func asksForTime(word string) bool {
	switch word {
	case "timeline", "history", "chronology", "dates", "date", "status", "story", "events", "event", "case", "news", "developments":
		return true
	}
	return false
}

// A concept is one word of the subject with its other names.
type concept struct {
	forms map[string]float64 // term → how much it counts
	worth float64            // how much it tells: its idf
}

// any tells whether everything is the subject: it is the zero one.
func (s subject) any() bool { return len(s.concepts) == 0 }

func newSubject(q question.Question, stats index.Stats) subject {
	var s subject
	for _, c := range q.Concepts {
		forms := map[string]float64{c.Term: 1}
		most := stats.Frequency[c.Term]
		for _, a := range c.Aliases {
			forms[a.Term] = a.Weight
			if most == 0 {
				most = max(most, stats.Frequency[a.Term])
			}
		}
		worth := c.Weight * index.IDF(most, max(stats.Passages, most))
		s.concepts = append(s.concepts, concept{forms, worth})
		s.worth += worth
		if worth > s.concepts[s.lead].worth {
			s.lead = len(s.concepts) - 1
		}
	}
	return s
}

// A holding is how much of each concept some words hold, 0 to 1.
type holding []float64

func (s subject) in(tokens []analysis.Token) holding {
	h := make(holding, len(s.concepts))
	for _, t := range tokens {
		for i, c := range s.concepts {
			h[i] = max(h[i], c.forms[t.Term])
		}
	}
	return h
}

// share is how much of a subject is held, 0 to 1.
func (s subject) share(h holding) float64 {
	if s.worth == 0 {
		return 0
	}
	sum := 0.0
	for i, c := range s.concepts {
		sum += c.worth * h[i]
	}
	return sum / s.worth
}

func (h holding) with(other holding) holding {
	all := make(holding, len(h))
	for i := range h {
		all[i] = max(h[i], other[i])
	}
	return all
}

// names tells whether a term is one of the subject's.
func (s subject) names(term string) bool {
	for _, c := range s.concepts {
		if c.forms[term] > 0 {
			return true
		}
	}
	return false
}
