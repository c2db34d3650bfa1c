package answer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
)

func TestSourcesOfGovernmentsComeFirst(t *testing.T) {
	got := sources([]corpus.Reference{
		{Title: "blog", URL: "https://example.com/gov"}, {Title: "no address"},
		{Title: "US", URL: "https://www.federalregister.gov/d/1"}, {Title: "China", URL: "https://english.mofcom.gov.cn/x"},
		{Title: "posing", URL: "https://gov.example.com/"},
	})
	var titles []string
	for _, s := range got {
		titles = append(titles, s.Title)
	}
	if diff := cmp.Diff([]string{"US", "China", "blog", "no address", "posing"}, titles); diff != "" {
		t.Error(diff)
	}
}

func TestIssued(t *testing.T) {
	for stated, want := range map[string]string{
		"2026-01-15": "15 January 2026", "2026-01": "January 2026", "2026": "2026", "spring": "spring", "": "",
	} {
		if got := (Source{Date: stated}).Issued(); got != want {
			t.Errorf("%q: %q, want %q", stated, got, want)
		}
	}
}

// An article that borrows the address of a source leads to the one the words rest on; a page of its own stays.
func TestAddress(t *testing.T) {
	rule, order := "https://example.com/rule", "https://example.com/order"
	a := &corpus.Article{URL: rule, References: []corpus.Reference{{URL: rule}, {URL: order}}}
	if got := address(a, []Source{{URL: order}}); got != order {
		t.Errorf("borrowed: %q", got)
	}
	if got := address(a, nil); got != rule {
		t.Errorf("nothing said of the sentence: %q", got)
	}
	a.URL = "https://example.com/own"
	if got := address(a, []Source{{URL: order}}); got != a.URL {
		t.Errorf("own: %q", got)
	}
	if (Citation{URL: order, Sources: []Source{{URL: order}}}).Own() || !(Citation{URL: a.URL}).Own() || (Citation{}).Own() {
		t.Error("Own is wrong")
	}
}
