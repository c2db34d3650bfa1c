package terminal

import (
	"strings"
	"testing"
	"unicode"
)

// FuzzHarmless: nothing is left in a text that a terminal would act on.
func FuzzHarmless(f *testing.F) {
	for _, seed := range []string{"", "\x1b]8;;https://evil.example\x07x", "a\r\nb\tc", "\u202eabc", "\u2028", "\x9b31m", "\xff\xfe"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsFunc(harmless(text), func(r rune) bool { return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) }) {
			t.Errorf("%q is %q", text, harmless(text))
		}
		if plain := Plain(text); strings.Contains(plain, "\n") {
			t.Errorf("%q is %q", text, plain)
		}
		if strings.ContainsFunc(address(text), func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
			t.Errorf("%q is %q", text, address(text))
		}
	})
}
