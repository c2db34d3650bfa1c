package analysis

import (
	"testing"

	"pgregory.net/rapid"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"tariff", "tariff", 0}, {"tarrif", "tariff", 2}, {"stokholm", "stockholm", 1},
		{"hauwei", "huawei", 1}, {"yeers", "years", 1}, {"ca", "abc", 3}, {"abcd", "badc", 2}, {"né", "ne", 1}, {"中美", "美中", 1},
	} {
		if got := Distance(c.a, c.b); got != c.want {
			t.Errorf("%q to %q: %d changes, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestDistanceIsTheSameBothWays(t *testing.T) {
	word := rapid.StringMatching(`[abc]{0,6}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		d := Distance(a, b)
		if back := Distance(b, a); back != d || (d == 0) != (a == b) || d > max(len(a), len(b)) {
			t.Fatalf("%q to %q: %d changes, back %d", a, b, d, back)
		}
	})
}
