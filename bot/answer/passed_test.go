package answer

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPassed(t *testing.T) {
	texts := []string{
		"The Affiliates Rule is suspended until 9 November 2026.",
		"While the suspension lasts, to 9 November 2026, neither fee is charged.",
		"The truce was to last until 10 November 2025.",
		"The ban stays suspended until 27 November 2026.",
		"The rule of 9 November 2025 is in force.",
	}
	var a Answer
	for i, text := range texts {
		a.Quotes = append(a.Quotes, Quote{Text: text, Citation: i + 1})
	}
	a.Passed("2026-11-27")
	want := []Notice{{Kind: "passed", Text: "[1] and [2] tell how things stand up to 9 November 2026, and that day is past."}}
	if diff := cmp.Diff(want, a.Notices); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
