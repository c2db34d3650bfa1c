package evidence

import (
	"parley/bot/question"
	"parley/index/analysis"
)

// A phrase is words that stand for a word of the question where they stand one behind another.
type phrase struct {
	form
	words []analysis.Token
}

// phrasesOf returns what articles define concepts as, by the first word of each phrase.
func phrasesOf(concepts []question.Concept) map[string][]phrase {
	phrases := map[string][]phrase{}
	for i, c := range concepts {
		for _, m := range c.Meanings {
			first := m.Words[0].Term
			phrases[first] = append(phrases[first], phrase{form{term: i, share: m.Weight}, m.Words})
		}
	}
	return phrases
}

// opens reports whether tokens begin with the words of p, function words between them passed over.
func (p phrase) opens(tokens []analysis.Token) bool {
	met, last := 0, -1
	for _, t := range tokens {
		if met == len(p.words) {
			return true
		}
		if t.Class == analysis.Stop || t.Class == analysis.Identifier || t.Term == "" || t.Position == last {
			continue
		}
		if t.Term != p.words[met].Term {
			return false
		}
		met, last = met+1, t.Position
	}
	return met == len(p.words)
}
