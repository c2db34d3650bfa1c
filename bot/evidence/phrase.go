package evidence

import "parley/bot/question"

// A phrase is what stands for a word of the question where its words stand one behind another.
type phrase struct {
	form
	question.Meaning
}

// phrasesOf returns what articles define concepts as, by the first word of each phrase.
func phrasesOf(concepts []question.Concept) map[string][]phrase {
	phrases := map[string][]phrase{}
	for i, c := range concepts {
		for _, m := range c.Meanings {
			first := m.Words[0].Term
			phrases[first] = append(phrases[first], phrase{form{term: i, share: m.Weight}, m})
		}
	}
	return phrases
}
