package evidence

import (
	"strings"
	"unicode"
)

// nearDuplicate is the share of shingles two sentences have in common from which on they say the same.
const nearDuplicate = 0.7

// distinct keeps the first n sentences that do not repeat one before them.
func distinct(c Choice, best []Sentence, n int) []Sentence {
	var kept []Sentence
	var seen []map[string]bool
	for _, s := range best {
		shingles := shinglesOf(c.Ranked[s.Candidate].Article.Text[s.Start:s.End])
		if repeats(shingles, seen) {
			continue
		}
		kept, seen = append(kept, s), append(seen, shingles)
		if len(kept) == n {
			break
		}
	}
	return kept
}

func repeats(shingles map[string]bool, seen []map[string]bool) bool {
	for _, other := range seen {
		common := 0
		for s := range shingles {
			if other[s] {
				common++
			}
		}
		if smaller := min(len(shingles), len(other)); smaller > 0 && float64(common) >= nearDuplicate*float64(smaller) {
			return true
		}
	}
	return false
}

// shinglesOf returns the pairs of neighbouring words of a text, case and punctuation aside.
func shinglesOf(text string) map[string]bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	shingles := make(map[string]bool, len(words))
	if len(words) == 1 {
		shingles[words[0]] = true
	}
	for i := 1; i < len(words); i++ {
		shingles[words[i-1]+" "+words[i]] = true
	}
	return shingles
}
