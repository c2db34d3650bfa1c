package question

import (
	"sort"
	"strings"
	"testing"
)

func TestEnglish(t *testing.T) {
	e := newEnglish()
	for _, word := range []string{"heard", "override", "zoom", "abandon", "copper"} {
		if !e.has(word) {
			t.Errorf("%q is not on the list", word)
		}
	}
	for _, word := range []string{"", "tarrif", "Heard", "copyright 2000-2011", "zzzz", "aaaa", "\n", "afiliates"} {
		if e.has(word) {
			t.Errorf("%q is on the list", word)
		}
	}
}

func TestEnglishIsSorted(t *testing.T) {
	words := strings.Fields(string(newEnglish()))
	if len(words) < 30000 || !sort.StringsAreSorted(words) {
		t.Fatalf("%d words, sorted: %v", len(words), sort.StringsAreSorted(words))
	}
	e := newEnglish()
	for i, word := range words {
		if !e.has(word) {
			t.Fatalf("word %d, %q, is not found", i, word)
		}
	}
}
