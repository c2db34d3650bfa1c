package evidence

import (
	"testing"

	"parley/corpus"
)

func TestSentencesThatTellHowThingsStand(t *testing.T) {
	for _, test := range []struct {
		text          string
		present, past bool
	}{
		{"The rule remains suspended.", true, false},
		{"As of 23 July 2026, the chip needs a license.", true, false},
		{"The rule no longer applies.", true, false},
		{"The fees are suspended until November.", true, false},
		{"BIS announced the rule on 13 May 2025.", false, true},
		{"The rule covers subsidiaries.", false, false},
	} {
		a := &corpus.Article{ID: "a", Text: test.text}
		r := studyOf(t, "rule", []*corpus.Article{a}, [][2]int{{0, len(test.text)}}).readings[0].sentences[0]
		if tellsPresent(r) != test.present || tellsPast(r) != test.past {
			t.Errorf("%q: present %v, past %v", test.text, tellsPresent(r), tellsPast(r))
		}
	}
}

func TestQuestionsThatAskHowThingsStand(t *testing.T) {
	for asked, want := range map[string]bool{
		"H20 ban status?":                true,
		"Is the 50% rule in force?":      true,
		"are the port fees still paused": true,
		"Did Geneva suspend the duty?":   false,
		"Who met in Geneva?":             false,
	} {
		a := &corpus.Article{ID: "a", Text: "Text."}
		if got := studyOf(t, asked, []*corpus.Article{a}, [][2]int{{0, 5}}).sought.present; got != want {
			t.Errorf("%q: %v", asked, got)
		}
	}
}
