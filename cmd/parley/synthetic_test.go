package main

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
)

func TestSyntheticIsTheSameAgain(t *testing.T) {
	draw := func(seed uint64) (all []corpus.Article) {
		for d, err := range (synthetic{name: "s", seed: seed, articles: perDocument + 7}).Documents(context.Background(), nil) {
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, d.Articles...)
		}
		return all
	}
	first := draw(1)
	if len(first) != perDocument+7 {
		t.Errorf("%d articles; want %d", len(first), perDocument+7)
	}
	if diff := cmp.Diff(first, draw(1)); diff != "" {
		t.Errorf("the same seed again (-first +second):\n%s", diff)
	}
	if first[0].Text == draw(2)[0].Text {
		t.Error("another seed makes the same text")
	}
	for _, a := range first {
		if n := len(strings.Fields(a.Text)); n < leastWords || n > mostWords {
			t.Errorf("%s has %d words", a.ID, n)
		}
	}
}

// TestSyntheticQuestion: each asks for words that stand side by side in an article.
func TestSyntheticQuestion(t *testing.T) {
	s := synthetic{name: "s", seed: 1, articles: 20}
	var texts strings.Builder
	for n := range s.articles {
		texts.WriteString(strings.TrimSuffix(s.article(n).Text, ".") + "\n")
	}
	for n := range 50 {
		words := strings.TrimSuffix(strings.TrimPrefix(s.question(t.Context(), nil, n), "What is "), "?")
		if len(strings.Fields(words)) != wordsAskedFor || !strings.Contains(texts.String(), words) {
			t.Errorf("question %d: %q is in no article", n, words)
		}
	}
}

func TestSpell(t *testing.T) {
	seen := map[string]bool{}
	for n := range uint64(vocabulary) {
		var word strings.Builder
		spell(&word, n)
		if seen[word.String()] {
			t.Fatalf("two words are spelled %s", &word)
		}
		seen[word.String()] = true
	}
}
