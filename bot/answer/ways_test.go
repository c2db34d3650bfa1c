package answer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/bot/evidence"
	"parley/bot/question"
	"parley/corpus"
	"parley/index"
)

func TestLead(t *testing.T) {
	a := Answer{Notices: []Notice{{Kind: "searched", Text: "Nothing in the 3 passages searched."}}}
	a.Lead(Ways{Newest: "2026-07-23", Missing: []string{"a", "b", "c", "d"}, Near: []string{"e"}, Try: []string{"What is the Affiliates Rule?"}})
	want := []Notice{
		{Kind: "searched", Text: "Nothing in the 3 passages searched. The newest article is of 23 July 2026."},
		{Kind: "near", Text: "No article has “a”, “b” or “c”. Near them, some have “e”."},
		{Kind: "try", Text: "What is the Affiliates Rule?"},
	}
	if diff := cmp.Diff(want, a.Notices); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLeadNowhere(t *testing.T) {
	var a Answer
	a.Lead(Ways{Newest: "2026-07-23"})
	a.Lead(Ways{Missing: []string{"yttria"}, Near: []string{"yttrium"}})
	if diff := cmp.Diff([]Notice{{Kind: "near", Text: "No article has “yttria”. Near it, some have “yttrium”."}}, a.Notices); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLeadSaysWhatWasRead(t *testing.T) {
	var a Answer
	a.Lead(Ways{Missing: []string{"yttria"}, Read: []Reading{{"PRC", "China"}, {"VEU", "Validated End-User"}}})
	want := []Notice{
		{Kind: "alias", Text: "Read “PRC” as “China” and “VEU” as “Validated End-User”: no article has the words asked for."},
		{Kind: "near", Text: "No article has “yttria”."},
	}
	if diff := cmp.Diff(want, a.Notices); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadings(t *testing.T) {
	text := "Nothing. Beijing said so. China's ban stands."
	article := &corpus.Article{Text: text}
	ranked := []evidence.Ranked{{Candidate: evidence.Candidate{Article: article, Hit: index.Hit{End: 8}}}, {Candidate: evidence.Candidate{Article: article, Hit: index.Hit{End: len(text)}}}}
	standIns := []question.StandIn{{Written: "PRC", Read: "china", Term: "china"}, {Written: "VEU", Read: "Validated End-User"}, {Written: "levy", Read: "duty", Term: "duti"}}
	want := []Reading{{"PRC", "China"}, {"VEU", "Validated End-User"}, {"levy", "duty"}}
	if diff := cmp.Diff(want, Readings(standIns, ranked)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
