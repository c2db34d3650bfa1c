package briefings

import (
	"fmt"
	"strings"
	"testing"
)

// coverFaults holds the text of b to its sources: a sentence with a digit needs a source that
// names its opening, and an opening must be that of exactly one sentence.
func coverFaults(b briefing) []string {
	var faults []string
	covered := map[string]bool{}
	for _, src := range b.front.Sources {
		for _, opening := range src.Supports {
			n := 0
			for _, s := range b.sentences {
				if strings.HasPrefix(s, opening) {
					covered[s] = true
					n++
				}
			}
			if n != 1 {
				faults = append(faults, fmt.Sprintf("source %s: %q opens %d sentences, want 1", src.ID, opening, n))
			}
		}
	}
	for _, s := range b.sentences {
		if strings.ContainsAny(s, "0123456789") && !covered[s] {
			faults = append(faults, fmt.Sprintf("no source for %q", s))
		}
	}
	return faults
}

func TestEveryFigureHasASource(t *testing.T) {
	for _, b := range load(t) {
		for _, fault := range coverFaults(b) {
			t.Errorf("%s: %s", b.file, fault)
		}
	}
}

func TestCoverFaultsAreFound(t *testing.T) {
	b := briefing{sentences: []string{"Trade grew by 3 percent.", "Trade grew at last.", "Talks went on."}}
	for opening, want := range map[string]int{
		"Trade grew by": 0, // the one figure is covered
		"Talks went":    1, // the figure is not
		"Trade grew":    1, // two sentences open so
		"Trade fell":    2, // none does, and the figure is not covered
	} {
		b.front.Sources = []source{{ID: "s", Supports: []string{opening}}}
		if got := coverFaults(b); len(got) != want {
			t.Errorf("%q: faults %q, want %d", opening, got, want)
		}
	}
}
