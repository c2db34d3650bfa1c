package quality

import (
	"fmt"
	"slices"
	"testing"
)

func TestParts(t *testing.T) {
	judged := []Judged{
		{Set: "a", Question: Question{Type: "when", Half: "a"}, Rank: 1},
		{Set: "a", Question: Question{Type: "as of", AsOf: "2025-01-02", Half: "b"}},
		{Set: "a", Question: Question{Type: "follow-up", History: []string{"x"}, Half: "a"}, Rank: 1},
		{Set: "a", Question: Question{Type: "follow-up", Half: "a"}, Alone: true},
		{Set: "b", Question: Question{}},
	}
	rows := func(kinds bool) []string {
		var out []string
		for _, f := range PartsOfSets(judged, kinds) {
			out = append(out, fmt.Sprintf("%s %s %d %.2f", f.Set, f.Part, f.Answerable, f.Hit1))
		}
		return out
	}
	want := []string{
		"a  3 0.67", "a as of a day 1 0.00", "a follow-ups 1 1.00", "a follow-ups, last turn alone 1 0.00", "a half a 2 1.00", "a half b 1 0.00", "b  1 0.00",
	}
	if got := rows(false); !slices.Equal(got, want) {
		t.Errorf("parts %q", got)
	}
	want = slices.Insert(want, 6, "a as of 1 0.00", "a follow-up 1 1.00", "a when 1 1.00")
	if got := rows(true); !slices.Equal(got, want) {
		t.Errorf("parts with kinds %q", got)
	}
}
