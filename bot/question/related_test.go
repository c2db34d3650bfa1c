package question

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRelationsAreFoundByBisection(t *testing.T) {
	r := newRelations("# head\n# of comments\nabolish 0.3 end termin 0.6 abolit\nban 0.6 forbid\nrescind 0.6 revok\n")
	for term, want := range map[string][]Alias{
		"abolish": {{Term: "end", Weight: 0.3}, {Term: "termin", Weight: 0.3}, {Term: "abolit", Weight: 0.6}},
		"ban":     {{Term: "forbid", Weight: 0.6}},
		"rescind": {{Term: "revok", Weight: 0.6}},
		"a":       nil, "bana": nil, "ba": nil, "zebra": nil, "": nil, "#": nil,
	} {
		if diff := cmp.Diff(want, r.of(term)); diff != "" {
			t.Errorf("%q: %s", term, diff)
		}
	}
	if got := newRelations("# only a head").of("head"); got != nil {
		t.Errorf("an empty table has %v", got)
	}
}

// Every line of the table that comes with Parley is found by its first word.
func TestEveryRelationIsFound(t *testing.T) {
	r := newRelations(relatedText)
	lines, before := 0, ""
	for line := range strings.Lines(string(r)) {
		first, _, _ := strings.Cut(line, " ")
		if first <= before {
			t.Fatalf("%q stands behind %q", first, before)
		}
		if len(r.of(first)) == 0 {
			t.Fatalf("%q is not found", first)
		}
		before = first
		lines++
	}
	if lines < 10_000 {
		t.Errorf("%d lines", lines)
	}
}
