package answer

import (
	"strings"
	"testing"

	"parley/bot/evidence"
	"parley/bot/when"
	"parley/corpus"
)

// noted writes a quotation as people see it.
func noted(text string, published corpus.Day) string {
	var b strings.Builder
	add := func(text string) { b.WriteString(text) }
	Quote{Text: text, Notes: notes(when.NewReader(nil), text, published)}.Noted(add, add)
	return b.String()
}

func TestRelativeWordsGetTheirDays(t *testing.T) {
	for _, c := range []struct {
		text, want string
		published  corpus.Day
	}{
		{"Talks are set to resume in Stockholm this Monday.", "Talks are set to resume in Stockholm this Monday [28 Jul 2025].", "2025-07-25"},
		{"Last month, BIS said it would act.", "Last month [Jun 2025], BIS said it would act.", "2025-07-25"},
		{"The duty rises next year and was cut two weeks ago.", "The duty rises next year [2026] and was cut two weeks ago [11 Jul 2025].", "2025-07-25"},
		{"He met Bessent yesterday.", "He met Bessent yesterday [24 Jul 2025].", "2025-07-25"},
		{"Orders since last week are on hold.", "Orders since last week [14–20 Jul 2025] are on hold.", "2025-07-25"},
		{"Talks resume after last month's round.", "Talks resume after last month's [Jun 2025] round.", "2025-07-26"},
		{"They met on Monday, in May, and at last agreed.", "They met on Monday, in May, and at last agreed.", "2025-07-25"},
		{"The rule of 28 July 2025 stands.", "The rule of 28 July 2025 stands.", "2025-07-25"},
		{"Talks resume this Monday.", "Talks resume this Monday.", ""},
	} {
		if got := noted(c.text, c.published); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// What rests on documents of other days is not dated by the day on which its article came out.
func TestWhatRestsOnDocumentsIsNotDated(t *testing.T) {
	article := &corpus.Article{Text: "China buys more in each of the next three years.", Published: "2026-09-01"}
	ranked := evidence.Ranked{Candidate: evidence.Candidate{Article: article}}
	sentence := evidence.Sentence{End: len(article.Text)}
	if q := new(Answer).cite(ranked, sentence); len(q.Notes) != 1 {
		t.Errorf("of its own day: %+v", q.Notes)
	}
	article.References = []corpus.Reference{{Date: "2025-11-01", Sentences: []int{0}}}
	if q := new(Answer).cite(ranked, sentence); q.Notes != nil {
		t.Errorf("of a document's day: %+v", q.Notes)
	}
}

// Whatever notes say, the own words together are the quotation.
func TestNotesLeaveTheQuotationAlone(t *testing.T) {
	for _, all := range [][]Note{nil, {{0, 2, "a"}, {1, 3, "b"}, {3, 99, "c"}}, {{2, 1, "x"}}, {{0, 5, "whole"}}} {
		own := ""
		Quote{Text: "Lions", Notes: all}.Noted(func(text string) { own += text }, func(string) {})
		if own != "Lions" {
			t.Errorf("%+v: %q", all, own)
		}
	}
}
