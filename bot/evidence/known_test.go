package evidence

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
	"parley/index"
)

func TestOnlyWhatWasOutIsKnown(t *testing.T) {
	text := "The rule took effect. BIS published it. Then it was suspended. It ran on. Nobody knows."
	history := &corpus.Article{ID: "h", Published: "2026-09-01", Text: text, References: []corpus.Reference{
		{Date: "2025-09-29", Sentences: []int{0, 22, 63}},
		{Date: "2025-11", Sentences: []int{40, 63}},
	}}
	early, late := &corpus.Article{ID: "e", Published: "2025-10-01", Text: text}, &corpus.Article{ID: "l", Published: "2026-01-01", Text: text}
	undated := &corpus.Article{ID: "u", Text: text}
	whole := func(a *corpus.Article) Candidate {
		return Candidate{Hit: index.Hit{Article: a.ID, Start: 0, End: len(text)}, Article: a}
	}
	for by, want := range map[corpus.Day][]string{
		"2025-10-01": {"The rule took effect. BIS published it.", text},
		"2025-09-28": nil,
		"2025-11-29": {"The rule took effect. BIS published it.", text},
		"2025-11-30": {"The rule took effect. BIS published it. Then it was suspended. It ran on.", text},
	} {
		var got []string
		for _, c := range Known([]Candidate{whole(history), whole(early), whole(late), whole(undated)}, by) {
			if c.Article == late && by < late.Published {
				t.Errorf("%s: an article published later", by)
			}
			got = append(got, c.text())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", by, diff)
		}
	}
}

func TestLastDay(t *testing.T) {
	for date, want := range map[string]corpus.Day{"2025-05-12": "2025-05-12", "2024-02": "2024-02-29", "2025": "2025-12-31", "": "", "spring": "", "2025-13": "", "2025-02-30": ""} {
		if got := lastDay(date); got != want {
			t.Errorf("%q: %q, want %q", date, got, want)
		}
	}
}

// Words that say themselves that they speak of a later day are not what was known, whatever they rest on.
func TestWhatSpeaksOfLaterIsNotKnown(t *testing.T) {
	text := "The rule is suspended. As of July 2026, no other is known. It now stands. It stood in May 2025."
	a := &corpus.Article{ID: "h", Published: "2026-09-01", Text: text, References: []corpus.Reference{{Date: "2025-05-12", Sentences: []int{0, 23, 59, 74}}}}
	var got []string
	for _, c := range Known([]Candidate{{Hit: index.Hit{End: len(text)}, Article: a}}, "2025-06-01") {
		got = append(got, c.text())
	}
	if diff := cmp.Diff([]string{"The rule is suspended.", "It stood in May 2025."}, got); diff != "" {
		t.Error(diff)
	}
}
