package answer

import (
	"testing"

	"github.com/google/go-cmp/cmp"
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
