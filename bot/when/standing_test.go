package when

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What is read alone is what is read among everything else.
func TestStanding(t *testing.T) {
	for _, text := range []string{
		"As of 31 July 2026, no extension is known.", "The duty is 10 percent now and was 20 percent since March.",
		"Where do the talks stand at the moment, after Geneva?", "From 4 March 2025 to 9 April 2025 it was so.", "",
		"So far this year nothing came; as of last week nothing was due by 10 November.",
	} {
		r := NewReader(nil)
		var want []Span
		for _, s := range r.Read(text, "2026-09-01") {
			if s.Relation == AsOf {
				want = append(want, s)
			}
		}
		if diff := cmp.Diff(want, r.Standing(text, "2026-09-01")); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}
