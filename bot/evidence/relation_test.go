package evidence

import (
	"testing"

	"parley/corpus"
)

// sentenceOf reads a text of one sentence as for a question.
func sentenceOf(t *testing.T, asked, text string) (*study, read) {
	t.Helper()
	a := &corpus.Article{ID: "a", Text: text}
	s := studyOf(t, asked, []*corpus.Article{a}, [][2]int{{0, len(text)}})
	return s, s.readings[0].sentences[0]
}

func TestRelationsAsked(t *testing.T) {
	for asked, want := range map[string]relations{
		"Until when is the rule suspended?":       ending,
		"tariff truce expiry":                     ending,
		"When did the rule take effect?":          beginning,
		"When was the rule published?":            0,
		"What happens when the truce ends?":       0,
		"What changed for chips in October 2023?": change,
		"Which metals did the notice cover?":      listing,
		"List the rare earths under permit":       listing,
		"What is a general license?":              0,
	} {
		s, _ := sentenceOf(t, asked, "Nothing.")
		if s.sought.relations != want {
			t.Errorf("%q asks %b, want %b", asked, s.sought.relations, want)
		}
	}
}

func TestRelationsTold(t *testing.T) {
	for text, want := range map[string]relations{
		"The rule is paused until 9 November 2026.":          ending,
		"The rule applied from 29 September 2025.":           beginning,
		"It is paused from 10 November to 9 November 2026.":  beginning | ending,
		"The rule took effect on 1 August 2023.":             beginning,
		"The duty was cut by half.":                          change,
		"It covers tungsten, tellurium, bismuth and indium.": listing,
		"The fine went to the firm.":                         0,
	} {
		if _, r := sentenceOf(t, "rule", text); tellsRelations(r) != want {
			t.Errorf("%q tells %b, want %b", text, tellsRelations(r), want)
		}
	}
}

func TestSentencesThatSayNothingIsKnown(t *testing.T) {
	for text, want := range map[string]bool{
		"The amounts are not in the sources of this briefing.":  true,
		"BIS promised a replacement without naming a date.":     true,
		"The statement does not say who signed it.":             true,
		"No license is needed, and no fee either.":              false,
		"The licence was not used.":                             false,
		"Unknown to the asker, this sentence holds no fact.":    true,
		"Nvidia did not disclose how many chips it delivered.":  true,
		"The House passed the bill on 12 January 2026 by a lot": false,
	} {
		if _, r := sentenceOf(t, "rule", text); saysUnknown(r) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestSentencesThatDefine(t *testing.T) {
	for text, want := range map[string]float64{
		"A general license is a Chinese permit for several shipments.": 1,
		"General license means a permit.":                              1,
		"A general license is not free.":                               0,
		"An exporter needs a permit called general license.":           0,
		"The rule says at great length, in words that few people have ever read to their very end, that a general license is a permit.": 0,
	} {
		s, r := sentenceOf(t, "What is a general license?", text)
		if got := s.terms.defined(r); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
