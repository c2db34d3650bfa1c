package main

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestSomeWords(t *testing.T) {
	const text = "The Bureau of Industry and Security published a rule on licences for advanced chips."
	const content = "Bureau Industry Security published rule licences advanced chips"
	for seed := range uint64(20) {
		got := someWords(text, rand.New(rand.NewPCG(seed, seed)))
		if len(strings.Fields(got)) != wordsAskedFor || !strings.Contains(content, got) {
			t.Errorf("words asked for: %q", got)
		}
	}
	for text, want := range map[string]string{"": "", "of the": "", "Export rule.": "Export rule"} {
		if got := someWords(text, rand.New(rand.NewPCG(1, 1))); got != want {
			t.Errorf("words of %q: %q; want %q", text, got, want)
		}
	}
}
