package evidence

import (
	"testing"

	"parley/bot/question"
	"parley/index"
	"parley/index/analysis"
)

// What articles define a word as is found where its words stand one behind another, and counts less than the word.
func TestPhrases(t *testing.T) {
	m := question.Meaning{Of: "BIS", Text: "Bureau of Industry and Security", Words: []analysis.Token{{Term: "bureau"}, {Term: "industri"}, {Term: "secur"}}, Weight: 0.8}
	q := question.Question{Concepts: []question.Concept{{Term: "bis", Exact: "bis", Weight: 1, Meanings: []question.Meaning{m}}}}
	terms := newTerms(q, index.Stats{Passages: 9, Frequency: map[string]int{"bis": 2}})
	for text, want := range map[string]float64{
		"The Bureau of Industry and Security acted.": 0.8,
		"Industry and security of the bureau.":       0,
		"The bureau's industry":                      0,
		"":                                           0,
	} {
		most := 0.0
		for _, found := range terms.mentions(analysis.Analyze(text)) {
			if found.exact {
				t.Errorf("%q: a phrase is taken for the word itself", text)
			}
			most = max(most, found.share)
		}
		if most != want {
			t.Errorf("%q counts %v; want %v", text, most, want)
		}
	}
}
