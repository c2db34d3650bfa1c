package question

import (
	"slices"
	"strings"

	"parley/index/analysis"
)

// Weights of what earlier turns add. Measured on question sets, see bot/quality.
const (
	earlierWeight = 0.4 // a term of the last earlier question; halves with every turn before it
	leaningWeight = 0.7 // the same where the message cannot be understood alone
	answerWeight  = 0.2 // a term of the last earlier answer
	earlierTurns  = 6   // how far back a thread is read
	fewConcepts   = 2   // a message with no more of its own leans on the thread
)

// appendEarlier adds what the thread was about, the latest turn counting most. A message that only changes a part of the
// question before – "and Japan?" – asks for the same kind of value, and what it changes no longer counts.
func (r *Reader) appendEarlier(q *Question, own []analysis.Token, earlier []string, seen map[string]bool) {
	changes := q.Kind == Open && changesPart(own)
	asked, answered := earlierWeight, answerWeight
	if changes || leansOnThread(own, q.Concepts) {
		asked = leaningWeight
	}
	for i, turn := range slices.Backward(earlier[max(0, len(earlier)-earlierTurns):]) {
		tokens := analysis.Analyze(turn)
		weight := &answered
		if asksSomething(turn, tokens, i) {
			weight = &asked
			if changes {
				q.Kind, changes = KindOf(tokens), false
				tokens = withoutChanged(tokens, own)
			}
		}
		q.Concepts = r.appendConcepts(q.Concepts, tokens, *weight, false, seen)
		*weight /= 2
	}
}

// asksSomething reports whether an earlier turn was a question. Where nothing shows it, a thread begins with a
// question, and questions and answers take turns.
func asksSomething(text string, tokens []analysis.Token, place int) bool {
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, "?") || KindOf(tokens) != Open && !strings.HasSuffix(text, ".") || place%2 == 0
}

// LastAsked returns the last question among earlier turns, oldest first; "" where none was asked.
func LastAsked(earlier []string) string {
	for i, turn := range slices.Backward(earlier) {
		if asksSomething(turn, analysis.Analyze(turn), i) {
			return turn
		}
	}
	return ""
}

// leansOnThread reports whether a message has hardly a word of its own, or one that stands for something said before.
func leansOnThread(tokens []analysis.Token, concepts []Concept) bool {
	own := 0
	for _, c := range concepts {
		if c.Weight == 1 {
			own++
		}
	}
	if own <= fewConcepts {
		return true
	}
	for _, t := range tokens {
		switch t.Exact {
		case "it", "its", "they", "them", "their", "those", "these", "he", "him", "his", "she", "her", "there":
			return true
		}
	}
	return false
}

// changesPart reports whether a message asks the question before once more of something else: "and Japan?",
// "what about germanium", "same for Korea?".
func changesPart(tokens []analysis.Token) bool {
	word := func(i int) string {
		if i < len(tokens) {
			return tokens[i].Exact
		}
		return ""
	}
	switch word(0) {
	case "and", "or", "same":
		return true
	case "what", "how":
		return word(1) == "about"
	}
	return false
}

// withoutChanged leaves out of earlier words what a message names another of: countries, if it names one.
func withoutChanged(earlier, own []analysis.Token) []analysis.Token {
	if !slices.ContainsFunc(own, isCountry) {
		return earlier
	}
	return slices.DeleteFunc(earlier, isCountry)
}

func isCountry(t analysis.Token) bool {
	switch t.Exact {
	case "china", "chinese", "beijing", "us", "u.s", "america", "american", "washington", "japan", "japanese", "tokyo", "korea", "korean",
		"taiwan", "netherlands", "dutch", "germany", "german", "eu", "europe", "european", "britain", "british", "uk", "canada", "canadian",
		"mexico", "mexican", "india", "indian", "vietnam", "malaysia", "singapore", "thailand", "indonesia", "switzerland", "swiss",
		"brazil", "russia", "russian", "iran", "israel", "uae", "macau", "hong", "kong", "australia":
		return true
	}
	return false
}
