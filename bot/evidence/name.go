package evidence

import (
	"unicode"
	"unicode/utf8"

	"parley/index/analysis"
)

// namesAnything reports whether a sentence has a name that the question has not: of a person, a firm, a place within a country. Months,
// countries and peoples, and what rules are called, name nobody.
func namesAnything(r read) bool {
	m := 0
	for i, t := range r.tokens {
		for m < len(r.mentions) && r.mentions[m].start < t.Start {
			m++
		}
		asked := m < len(r.mentions) && r.mentions[m].start == t.Start
		if asked || t.Class != analysis.Word || isNoName(t.Exact) {
			continue
		}
		if c, _ := utf8.DecodeRuneInString(r.text[t.Start-r.span.Start:]); !unicode.IsUpper(c) {
			continue
		}
		if i > 0 || followedByName(r, i) {
			return true
		}
	}
	return false
}

// followedByName tells the name that opens a sentence from another word: "Jeffrey Kessler", "Oracle is", not "Lawyers in China".
func followedByName(r read, i int) bool {
	if i+1 >= len(r.tokens) {
		return false
	}
	next := r.tokens[i+1]
	switch next.Exact {
	case "is", "was", "has", "had", "said", "and":
		return true
	}
	c, _ := utf8.DecodeRuneInString(r.text[next.Start-r.span.Start:])
	return unicode.IsUpper(c)
}

func isNoName(exact string) bool {
	switch exact {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "china", "chinese", "us", "u.s", "united", "states", "america",
		"american", "americans", "prc", "european", "union", "eu", "dutch", "netherlands", "japan", "japanese", "korea", "korean", "taiwan", "british", "uk",
		"kingdom", "announcement", "no", "act", "law", "rule", "rules", "order", "executive", "section", "part", "federal", "register", "list", "entity",
		"regulations", "regulation", "administration", "export", "congress", "department", "proclamation", "eastern", "time", "house", "senate":
		return true
	}
	return false
}
