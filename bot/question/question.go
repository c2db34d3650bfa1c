// Package question understands what was asked: which concepts to look for, what kind of value
// would answer, as of which day, and what earlier turns of the thread add.
package question

import (
	"parley/corpus"
	"parley/index"
)

// A Question is one message, understood.
type Question struct {
	Text     string     // as asked, white space folded and misspellings repaired
	Repairs  []Repair   // the words of it that were misspelled
	Kind     Kind       // what kind of value would answer
	Concepts []Concept  // what to look for, the asker's own words first
	TwoParts bool       // it asks two things: "who met, and what was agreed"
	Negated  bool       // it asks what is not, or who did not
	Current  bool       // it asks how things stand, so the latest word counts most
	AsOf     corpus.Day // nothing published later may be used; "" for now
}

// A Concept is one content term of the question.
type Concept struct {
	Term     string    // as analysed
	Exact    string    // as spelled
	Weight   float64   // 1 for a word of the question, less for chat and for earlier turns
	Position int       // word position in the question, for pairs; -1 when it is not the asker's own word
	Aliases  []Alias   // other words for it, which count less
	Meanings []Meaning // what articles say stands for it
	Related  []Alias   // words of like meaning, which are not looked for but count a little where they stand
	Idiom    string    // the phrase of the question that documents have it for, "" for a word of the question or the thread
	Official string    // what documents say for that phrase
	Whole    bool      // an identifier: a section, a list number, a date, an amount
}

// Empty reports whether nothing can be looked for.
func (q Question) Empty() bool { return len(q.Concepts) == 0 }

// Own reports how many concepts are the asker's own words and not carried over from earlier turns.
func (q Question) Own() int {
	n := 0
	for _, c := range q.Concepts {
		if c.Position >= 0 {
			n++
		}
	}
	return n
}

// Query returns what to ask an engine for: every concept, at most limit passages, none later than AsOf.
func (q Question) Query(limit int) index.Query {
	concepts := make([]index.Concept, len(q.Concepts))
	for i, c := range q.Concepts {
		forms := []index.Form{{Term: c.Term, Exact: c.Exact, Weight: 1}}
		for _, a := range c.Aliases {
			forms = append(forms, index.Form{Term: a.Term, Exact: a.Exact, Weight: a.Weight})
		}
		for n, m := range c.Meanings {
			for _, w := range m.Words {
				forms = append(forms, index.Form{Term: w.Term, Exact: w.Exact, Weight: m.Weight, Phrase: n + 1})
			}
		}
		concepts[i] = index.Concept{Weight: c.Weight, Forms: forms}
	}
	return index.Query{Concepts: concepts, Filter: index.Filter{To: q.AsOf}, Limit: limit}
}
