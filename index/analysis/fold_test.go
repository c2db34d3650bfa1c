package analysis

import "testing"

func TestFold(t *testing.T) {
	for _, c := range []struct {
		word  string
		shape shape
		want  string
	}{
		{"chips", letters, "chips"},
		{"u.s", letters | dotted, "us"},
		{"u.s.c", letters | dotted, "usc"},
		{"4,800", digits | grouped, "4800"},
		{"china's", letters | apostrophe, "china"},
		{"china’s", letters | apostrophe | foreign, "china"},
		{"don’t", letters | apostrophe | foreign, "don't"},
		{"ÉLAN", letters | foreign, "elan"},
		{"Øresund", letters | foreign, "oresund"},
		{"ﬃ", letters | foreign, "ffi"},
		{"ｃｆｒ", letters | foreign, "cfr"},
		{"한국", letters | foreign, "한국"},
		{"co\u00adop", letters | foreign, "coop"},
		{"\u0301", foreign, ""},
	} {
		if got := fold(c.word, c.shape); got != c.want {
			t.Errorf("%q: %q, want %q", c.word, got, c.want)
		}
	}
}

func TestLowerASCIIKeepsPlaces(t *testing.T) {
	for text, want := range map[string]string{"": "", "abc": "abc", "a BC İ\xff": "a bc İ\xff"} {
		if got := lowerASCII(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
