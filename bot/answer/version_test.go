package answer

import (
	"testing"

	"parley/bot/evidence"
	"parley/bot/question"
	"parley/corpus"
)

// Of two versions of a section the older is never first once the newer is out, and says when it was replaced.
func TestOlderVersionsComeLast(t *testing.T) {
	old := &corpus.Article{ID: "old", Title: "15 CFR § 744.23 End uses (version in force from 2023-11-17)", Published: "2023-11-17", Text: "No exception."}
	next := &corpus.Article{ID: "next", Title: "15 CFR § 744.23 End uses (version in force from 2024-04-04)", Published: "2024-04-04", Text: "One exception."}
	c := evidence.Choice{Confidence: 1}
	for i, a := range []*corpus.Article{old, next} {
		c.Ranked = append(c.Ranked, evidence.Ranked{Candidate: evidence.Candidate{Article: a}})
		c.Sentences = append(c.Sentences, evidence.Sentence{Candidate: i, End: len(a.Text)})
	}
	for day, first := range map[corpus.Day]string{"2024-01-01": "old", "2024-04-04": "next", "2026-01-01": "next"} {
		p := Prefer(c, day)
		a := Compose("", question.Question{}, p, 2, 2)
		a.Stand(p, nil, day)
		if a.Citations[0].Article != first {
			t.Errorf("%s: %s is first", day, a.Citations[0].Article)
		}
		want := "[2] is an older version, replaced on 4 April 2024, see “15 CFR § 744.23 End uses (version in force from 2024-04-04)”."
		if day < next.Published && len(a.Notices) > 0 || day >= next.Published && (len(a.Notices) != 1 || a.Notices[0].Text != want) {
			t.Errorf("%s: %+v", day, a.Notices)
		}
	}
}

func TestSectionOf(t *testing.T) {
	for title, want := range map[string]string{
		"15 CFR § 744.23 End uses": "15 CFR 744.23", "15 CFR 744.23 (version of 2024)": "15 CFR 744.23",
		"What 15 CFR 744.23 means": "", "Additions to the Entity List": "", "15 CFR": "", "15 CFR on exports": "",
	} {
		if got := sectionOf(&corpus.Article{Title: title, Published: "2024-04-04"}); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
