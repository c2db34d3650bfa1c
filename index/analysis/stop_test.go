package analysis

import (
	"strings"
	"testing"
)

func TestStop(t *testing.T) {
	for _, w := range strings.Fields("the of who when how many much not without isn't until us") {
		if !isStop(w) {
			t.Errorf("%s carries no meaning of its own", w)
		}
	}
	for _, w := range strings.Fields("china export not-a-word talks truce ban first") {
		if isStop(w) {
			t.Errorf("%s carries meaning", w)
		}
	}
}

func TestNegates(t *testing.T) {
	for text, want := range map[string]int{
		"It is allowed.": 0, "It isn’t allowed without a license.": 2, "No chip except H20": 2, "": 0,
	} {
		got := 0
		for _, token := range Analyze(text) {
			if Negates(token.Exact) {
				got++
			}
		}
		if got != want {
			t.Errorf("%q: %d negations, want %d", text, got, want)
		}
	}
}
