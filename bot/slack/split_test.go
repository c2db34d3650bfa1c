package slack

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		name, text string
		room       int
		want       []string
	}{
		{"empty", "", 10, nil},
		{"fits", "One two.", 10, []string{"One two."}},
		{"sentences", "One is one. Two is two.", 15, []string{"One is one. ", "Two is two."}},
		{"words", "one two three four (five), six", 12, []string{"one two ", "three four ", "(five), six"}},
		{"a first sentence too short to stop at", "No. It is not so at all.", 20, []string{"No. It is not so at ", "all."}},
		{"no blanks", "abcdefgh", 3, []string{"abc", "def", "gh"}},
		{"letters stay whole", "e\u0301e\u0301e\u0301", 3, []string{"e\u0301", "e\u0301", "e\u0301"}},
		{"wider than the room", "👍👍", 1, []string{"👍", "👍"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, split(c.text, c.room)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestSplitLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, room := harmless(hostile().Draw(t, "text")), rapid.IntRange(2, 30).Draw(t, "room")
		pieces := split(text, room)
		if got := strings.Join(pieces, ""); got != text {
			t.Fatalf("pieces make %q of %q", got, text)
		}
		for _, p := range pieces {
			if size(p) > room || !utf8.ValidString(p) || p == "" {
				t.Fatalf("piece %q of %q for %d", p, text, room)
			}
		}
	})
}
