package answer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/bot/evidence"
	"parley/bot/question"
	"parley/corpus"
)

func standing() evidence.Choice {
	old := &corpus.Article{ID: "old", Title: "Geneva", Text: "The duty is 30 percent.", Standing: corpus.Standing{
		Status: "struck down", Effective: "2025-05-14", Superseded: "2025-08-12", SupersededBy: "new"}}
	next := &corpus.Article{ID: "new", Title: "Stockholm", Text: "The duty stays, people familiar with the talks said.", Standing: corpus.Standing{
		Status: "in force", Effective: "2025-08-12", Ends: "2025-11-10"}}
	plain := &corpus.Article{ID: "plain", Title: "News", Text: "BIS proposes to act."}
	c := evidence.Choice{Confidence: 1}
	for i, a := range []*corpus.Article{old, next, plain} {
		c.Ranked = append(c.Ranked, evidence.Ranked{Candidate: evidence.Candidate{Article: a}})
		c.Sentences = append(c.Sentences, evidence.Sentence{Candidate: i, End: len(a.Text)})
	}
	return c
}

// On each day other articles are gone: they come last, and what replaced them is said.
func TestWhatIsGoneComesLast(t *testing.T) {
	for day, want := range map[corpus.Day][]string{
		"2025-06-01": {"old", "new", "plain"}, "2025-08-12": {"new", "plain", "old"}, "2025-11-11": {"plain", "old", "new"},
	} {
		c := Prefer(standing(), day)
		var got []string
		for _, s := range c.Sentences {
			got = append(got, c.Ranked[s.Candidate].Article.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", day, diff)
		}
	}
}

func TestStand(t *testing.T) {
	for day, want := range map[corpus.Day]struct {
		status  []string
		notices []string
	}{
		"2025-06-01": {[]string{"in force", unnamed, "proposed"}, nil},
		"2025-09-01": {[]string{"superseded", unnamed, "proposed"}, []string{"[1] tells of what was superseded on 12 August 2025, see “Stockholm”."}},
		"2025-12-01": {[]string{"superseded", unnamed, "proposed"}, []string{
			"[1] tells of what was superseded on 12 August 2025, see “Stockholm”.", "[2] tells of what ended on 10 November 2025."}},
	} {
		c := standing()
		a := Compose("", question.Question{}, c, 3, 3)
		a.Stand(c, nil, day)
		var status, notices []string
		for _, cited := range a.Citations {
			status = append(status, cited.Status)
		}
		for _, n := range a.Notices {
			notices = append(notices, n.Text)
		}
		if diff := cmp.Diff(want.status, status) + cmp.Diff(want.notices, notices); diff != "" {
			t.Errorf("%s: %s", day, diff)
		}
		if a.Citations[1].Cue != "people familiar with" {
			t.Errorf("cue %q", a.Citations[1].Cue)
		}
	}
}

// What stood on the day an article was written may have changed since: the label says which day that was.
func TestLabelSaysWhichDay(t *testing.T) {
	rule := &corpus.Article{ID: "rule", Published: "2026-09-01", Text: "It is paused.", Standing: corpus.Standing{
		Status: "suspended", Effective: "2025-09-29", Suspended: "2025-11-10", AsOf: "2026-07-31"}}
	for day, want := range map[corpus.Day]string{"2026-07-31": "suspended", "2026-11-26": "suspended as of 31 July 2026", "2025-10-01": "in force"} {
		c := evidence.Choice{Confidence: 1, Ranked: []evidence.Ranked{{Candidate: evidence.Candidate{Article: rule}}}, Sentences: []evidence.Sentence{{End: 13}}}
		a := Compose("", question.Question{}, c, 1, 1)
		a.Stand(c, nil, day)
		if got := a.Citations[0].Label(); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
	if got := (Citation{Status: unnamed, Cue: "people familiar with"}).Label(); got != "reported by unnamed sources (“people familiar with”)" {
		t.Error(got)
	}
}

// A sentence says itself how things stand where its article does not, with the words for it and the day it was said.
func TestStateByItsOwnWords(t *testing.T) {
	for text, want := range map[string]string{
		"The fee is suspended for a year.":                         "suspended as of 1 March 2026 (“is suspended”)",
		"The emergency tariffs were struck down by the court.":     "struck down (“were struck down”)",
		"The licenses for the metals are in force.":                "in force as of 1 March 2026 (“are in force”)",
		"The rule is not in force.":                                "",
		"The rule could be back if it is suspended no longer.":     "",
		"The fee is suspended until 10 January 2026.":              "",
		"The suspension was announced.":                            "",
		"The rule is suspended, people familiar with it say.":      "reported by unnamed sources (“people familiar with”)",
		"The proposed rule would end what is suspended elsewhere.": "proposed (“proposed rule ”)",
	} {
		a := &corpus.Article{ID: "a", Text: text, Published: "2026-03-01"}
		c := evidence.Choice{Ranked: []evidence.Ranked{{Candidate: evidence.Candidate{Article: a}}}}
		got := Answer{Citations: []Citation{{N: 1, Article: "a", End: len(text)}}}
		got.Stand(c, nil, "2026-06-01")
		if label := got.Citations[0].Label(); label != want {
			t.Errorf("%q: %q, want %q", text, label, want)
		}
	}
}

// A rule that is not yet in force says nothing against what a sentence tells of the time before.
func TestBeforeItsRule(t *testing.T) {
	for text, want := range map[string]string{
		"The chip has needed a license since April 2025.":                    "",
		"The chip may be licensed case by case.":                             corpus.NotYet,
		"The rule takes effect on 15 January 2026.":                          corpus.NotYet,
		"The rule of 8 December 2025 is to take effect on 15 January 2026.":  corpus.NotYet,
		"The order of 9 April 2025 put the chip under license.":              "",
		"The order of 9 April 2025 is suspended.":                            "suspended",
		"Licenses came in August 2025, people familiar with the matter say.": unnamed,
	} {
		a := &corpus.Article{Text: text, Standing: corpus.Standing{Status: corpus.InForce, Effective: "2026-01-15"}}
		if got, _ := status(a, text, "2025-12-20"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// What took the place of an article that is quoted is named by its title, also when it was not among what was found.
func TestSuccessors(t *testing.T) {
	old := &corpus.Article{ID: "old", Title: "October 2022", Text: "The line is 600.", Standing: corpus.Standing{Superseded: "2023-11-17", SupersededBy: "new"}}
	c := evidence.Choice{Confidence: 1, Ranked: []evidence.Ranked{{Candidate: evidence.Candidate{Article: old}}}, Sentences: []evidence.Sentence{{End: len(old.Text)}}}
	if diff := cmp.Diff([]string{"new"}, Successors(c)); diff != "" {
		t.Errorf("successors (-want +got):\n%s", diff)
	}
	a := Compose("", question.Question{}, c, 1, 1)
	a.Stand(c, []corpus.Article{{ID: "new", Title: "October 2023"}}, "2024-01-01")
	want := []Notice{{Kind: "superseded", Text: "[1] tells of what was superseded on 17 November 2023, see “October 2023”."}}
	if diff := cmp.Diff(want, a.Notices); diff != "" {
		t.Errorf("notices (-want +got):\n%s", diff)
	}
	c.Ranked = append(c.Ranked, evidence.Ranked{Candidate: evidence.Candidate{Article: &corpus.Article{ID: "new"}}})
	if ids := Successors(c); ids != nil {
		t.Errorf("ranked already: %q", ids)
	}
}

// The words of a quotation say more of what it tells of than its article does, unless what the article tells of is gone.
func TestOwnWordsSayHowThingsStand(t *testing.T) {
	list := &corpus.Article{Standing: corpus.Standing{Status: corpus.InForce}}
	gone := &corpus.Article{Standing: corpus.Standing{Status: corpus.InForce, Superseded: "2026-01-01"}}
	for _, c := range []struct {
		article   *corpus.Article
		text      string
		want, cue string
	}{
		{list, "The Affiliates Rule is suspended until 9 November 2026.", corpus.Suspended, "is suspended"},
		{list, "The fee is suspended until 9 May 2026.", "", ""},
		{list, "The Entity List is in force.", corpus.InForce, ""},
		{list, "The Affiliates Rule is not suspended.", corpus.InForce, ""},
		{gone, "The Affiliates Rule is suspended.", corpus.Superseded, ""},
	} {
		if got, cue := status(c.article, c.text, "2026-06-01"); got != c.want || cue != c.cue {
			t.Errorf("%q: %q by %q, want %q by %q", c.text, got, cue, c.want, c.cue)
		}
	}
}
