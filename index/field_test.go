package index_test

import (
	"slices"
	"testing"

	"parley/index"
	"parley/index/analysis"
)

// TestTerms checks which tokens go where, whatever analysis makes of the text.
func TestTerms(t *testing.T) {
	p := index.Passage{
		Text: "The tariffs of May 12, 2025 – under ECCN 3A090 – fell.", Title: "Tariffs in Geneva",
		Headings: []string{"Background", "The talks"},
	}
	terms := index.Terms(p)
	var body, exact, title []string
	for _, tok := range analysis.Analyze(p.Text) {
		if tok.Class != analysis.Stop && tok.Term != "" {
			body = append(body, tok.Term)
		}
		if (tok.Class == analysis.Word || tok.Class == analysis.Number) && tok.Exact != "" {
			exact = append(exact, tok.Exact)
		}
	}
	for _, tok := range analysis.Analyze(p.Title) {
		if tok.Class != analysis.Stop {
			title = append(title, tok.Term)
		}
	}
	for f, want := range map[index.Field][]string{index.Body: body, index.Exact: exact, index.Title: title} {
		if !slices.Equal(terms[f], want) {
			t.Errorf("field %d holds %q; want %q", f, terms[f], want)
		}
	}
	if first := analysis.Analyze("Background")[0].Term; len(terms[index.Headings]) < 2 || terms[index.Headings][0] != first {
		t.Errorf("headings hold %q; want those of both, outermost first", terms[index.Headings])
	}
	for f, got := range index.Terms(index.Passage{Text: " . ;", Title: ""}) {
		if len(got) > 0 {
			t.Errorf("field %d of an empty passage holds %q", f, got)
		}
	}
}
