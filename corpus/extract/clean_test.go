package extract

import (
	"testing"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", "plain"},
		{"  two   spaces ", "two spaces"},
		{"no\u00a0break\u2028line\ttab", "no break line tab"},
		{"zero\u200bwidth\ufeff soft\u00adhyphen\x00\x1b", "zerowidth softhyphen"},
		{"e\u200d\u0301", "é"}, // what is composed after junk is gone
		{"\u2126 ohm", "Ω ohm"},
		{"\ufffc \ufffe", ""},
		{"kept \ufffd", "kept \ufffd"},
	} {
		if got := clean(c.in); got != c.want {
			t.Errorf("clean(%q) = %q, want %q", c.in, got, c.want)
		}
		if again := clean(c.want); again != c.want {
			t.Errorf("clean(%q) = %q, want it unchanged", c.want, again)
		}
	}
}
