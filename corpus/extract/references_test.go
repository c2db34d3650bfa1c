package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
)

func TestMarkdownReferences(t *testing.T) {
	const page = `---
title: Chips
sources:
  - id: rule
    title: The rule
    publisher: Office
    date: "2026-01"
    url: https://example.com/rule
    supports: ["The cap is", "Sellers must"]
  - title: Found nowhere
    supports: ["The moon"]
  - supports: ["The cap is"]
  - only text
---
# Chips

The cap is 600. Every seller knows that The cap is high.

- Sellers must ask first.
`
	articles, problems, err := Markdown("chips.md", []byte(page))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	a := articles[0]
	want := []corpus.Reference{{Title: "The rule", Publisher: "Office", Date: "2026-01", URL: "https://example.com/rule", Sentences: []int{0, 60}}}
	if diff := cmp.Diff(want, a.References); diff != "" {
		t.Errorf("%s\n%q", diff, a.Text)
	}
}
