package briefings

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	knownTo    = regexp.MustCompile(`\b[Aa]s of (?:(\d{1,2}) )?(` + monthName + `) (20\d\d)\b`)
	monthOrder = strings.Split(strings.Trim(monthName, "(?:)"), "|")
)

// asOfFaults holds the text of b to its day: it says up to when it is known, the latest time it says is the month of
// as_of, and none is later.
func asOfFaults(b briefing) []string {
	var said []string
	for _, m := range knownTo.FindAllStringSubmatch(strings.Join(b.paragraph, "\n"), -1) {
		month := fmt.Sprintf("%s-%02d", m[3], slices.Index(monthOrder, m[2])+1)
		if m[1] != "" && fmt.Sprintf("%s-%02s", month, m[1]) > b.front.AsOf {
			return []string{fmt.Sprintf("%q is after as_of %s", m[0], b.front.AsOf)}
		}
		said = append(said, month)
	}
	if len(said) == 0 {
		return []string{"no sentence says up to which day it is known"}
	}
	if latest := slices.Max(said); !strings.HasPrefix(b.front.AsOf, latest) {
		return []string{fmt.Sprintf("known to %s, as_of %s", latest, b.front.AsOf)}
	}
	return nil
}

func TestBriefingsSayUpToWhenTheyAreKnown(t *testing.T) {
	for _, b := range load(t) {
		for _, fault := range asOfFaults(b) {
			t.Errorf("%s: %s", b.file, fault)
		}
	}
}

func TestAsOfFaultsAreFound(t *testing.T) {
	for text, want := range map[string]int{
		"As of 23 July 2026, the rule stands.":                         0,
		"Known as of June 2026 too. As of July 2026, the rule stands.": 0,
		"As of 4 July 2026, the rule stands.":                          0,
		"As of 24 July 2026, the rule stands.":                         1,
		"As of August 2026, the rule stands.":                          1,
		"As of June 2026, the rule stands.":                            1,
		"The rule stands.":                                             1,
	} {
		b := briefing{front: front{AsOf: "2026-07-23"}, paragraph: []string{text}}
		if got := asOfFaults(b); len(got) != want {
			t.Errorf("%q: faults %q, want %d", text, got, want)
		}
	}
}
