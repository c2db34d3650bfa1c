package terminal

import (
	"path/filepath"
	"strings"
	"testing"

	"parley/corpus"
	"parley/index"
)

func TestArticle(t *testing.T) {
	text := "The rule\n\nIt took effect on September 29, 2025. It was suspended on November 10.\n\n• one\n• two\n\nExceptions\n\n关税 \x1b[2Jtoo.\n\nEnd note"
	part := func(n int, from, to string) index.Passage {
		return index.Passage{Article: "a", Number: n, Start: strings.Index(text, from), End: strings.Index(text, to) + len(to)}
	}
	a := corpus.Article{
		ID: "rule-1", Title: "A rule\x1b[31m", Publisher: "Bureau", Published: "2025-09-30", Updated: "2025-11-10", URL: "https://example.org/rule",
		Collection: "export-rules", Tags: []string{"entity list"}, Text: text,
	}
	passages := []index.Passage{
		part(0, "It took", "November 10."), part(1, "• one", "two"), part(2, "关税", "too."),
		{Number: 3, Start: 5, End: 9}, {Number: 4, Start: len(text), End: len(text) + 9}, // of an earlier text
	}
	origins := []corpus.Origin{{URL: "https://example.org/rule"}, {URL: "https://example.com/copy"}, {}}
	for name, style := range map[string]Style{"pipe": {}, "mono": {Width: 40}, "color": {Width: 40, Color: true, Links: true}} {
		t.Run(name, func(t *testing.T) {
			golden(t, filepath.Join("testdata", "article", name+".txt"), Article(a, origins, nil, passages, style))
		})
	}
}

// A copy names where the story was first, and all name the others.
func TestArticleAlike(t *testing.T) {
	all := []corpus.Summary{{ID: "first", Publisher: "Alpha"}, {ID: "copy", Publisher: "Beta"}, {ID: "third\x1b[2J"}}
	for id, want := range map[string]string{
		"first": "first, 28 July 2025\nalso in Beta (copy), third�[2J\n", "copy": "copy, 28 July 2025\nfirst in Alpha (first)\nalso in third�[2J\n",
	} {
		got := Article(corpus.Article{ID: id, Title: "Talks", Published: "2025-07-28", Text: "They met."}, nil, all, nil, Style{})
		if !strings.Contains(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestArticleWithoutPassages(t *testing.T) {
	got := Article(corpus.Article{ID: "a", Title: "T", Text: "One.\n\nTwo."}, nil, nil, nil, Style{})
	if want := "T\na, undated\n\n     One.\n\n     Two.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Article(corpus.Article{ID: "a", Title: "T"}, nil, nil, nil, Style{}); got != "T\na, undated\n" {
		t.Errorf("no text: %q", got)
	}
}
