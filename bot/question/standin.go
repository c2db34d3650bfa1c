package question

import (
	"slices"

	"parley/index"
	"parley/index/analysis"
)

// A StandIn is what was looked for in the place of a word that nothing in the index holds.
type StandIn struct {
	Written string // as the asker wrote the word
	Read    string // a word in lower case, or words as articles define them
	Term    string // of the word, as analysed; "" for what articles define
}

// StandIns returns what stands for words of the question that nothing in the index holds, each word once. Those of which
// nothing stands in the index either are Missing.
func (q Question) StandIns(stats index.Stats) []StandIn {
	var found []StandIn
	for _, t := range q.missing(stats) {
		if s := q.standIn(t, stats); s.Read != "" && !slices.Contains(found, s) {
			found = append(found, s)
		}
	}
	return found
}

// standIn returns what counts most of what the index holds for a word; nothing is Read when it holds none.
func (q Question) standIn(t analysis.Token, stats index.Stats) StandIn {
	s := StandIn{Written: q.Text[t.Start:t.End]}
	for _, c := range q.Concepts {
		if c.Term != t.Term {
			continue
		}
		for _, m := range c.Meanings {
			if m.held(stats) {
				s.Read = m.Text
				return s
			}
		}
	}
	if a := q.usedAlias(t.Term, stats); a.Exact != "" {
		s.Read, s.Term = a.Exact, a.Term
		return s
	}
	for _, c := range q.Concepts {
		if c.Idiom == s.Written && stats.Frequency[c.Term] > 0 {
			s.Read = c.Official
			return s
		}
	}
	return s
}

// StoodFor reports whether passages hold something that stands for a word of q which none of them has.
func (q Question) StoodFor(word Concept, stats index.Stats) bool {
	if len(word.Meanings) > 0 || slices.ContainsFunc(word.Aliases, func(a Alias) bool { return stats.Frequency[a.Term] > 0 }) {
		return true
	}
	return slices.ContainsFunc(q.Concepts, func(c Concept) bool {
		return c.Idiom != "" && stats.Frequency[c.Term] > 0 && hasTerm(c.Idiom, word.Term)
	})
}

func hasTerm(text, term string) bool {
	return slices.ContainsFunc(analysis.Analyze(text), func(t analysis.Token) bool { return t.Term == term })
}

// held reports whether the index holds all words of m.
func (m Meaning) held(stats index.Stats) bool {
	return !slices.ContainsFunc(m.Words, func(w analysis.Token) bool { return stats.Frequency[w.Term] == 0 })
}
