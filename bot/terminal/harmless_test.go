package terminal

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestHarmless(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "The “rule” of 2025 – naïve, 关税, 👩‍🚀", "The “rule” of 2025 – naïve, 关税, 👩‍🚀"},
		{"colour", "\x1b[31mred\x1b[0m", "�[31mred�[0m"},
		{"title of the window", "\x1b]0;owned\a", "�]0;owned�"},
		{"eight-bit escape", "a\u009b2Jb", "a�2Jb"},
		{"lines", "one\r\ntwo\nthree\rfour", "one\ntwo\nthree�four"},
		{"tab", "a\tb", "a b"},
		{"backspace", "abc\b\b\x7f", "abc���"},
		{"order of reading", "a\u202eb\u2066c\u200f", "a�b�c�"},
		{"not UTF-8", "a\xffb", "a�b"},
		{"separators", "a\u2028b\u2029c", "a�b�c"},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := harmless(c.in); got != c.want {
				t.Errorf("harmless(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestPlain(t *testing.T) {
	if got := Plain("  A title\nover\ttwo  lines\x1b "); got != "A title over two lines�" {
		t.Errorf("got %q", got)
	}
}

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://www.bis.gov/a?b=c&d=%20#e": "https://www.bis.gov/a?b=c&d=%20#e",
		"https://x/\x1b\\ y\n":              "https://x/%1B\\%20y%0A",
		"https://例.cn":                      "https://%E4%BE%8B.cn",
		"":                                  "",
	} {
		if got := address(in); got != want {
			t.Errorf("address(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestHarmlessLeavesNothingToObey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := hostile().Draw(t, "text")
		got := harmless(text)
		if !utf8.ValidString(got) {
			t.Fatalf("not UTF-8: %q", got)
		}
		for _, r := range got {
			if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
				t.Fatalf("%q holds %U", got, r)
			}
		}
		if again := harmless(got); again != got {
			t.Fatalf("harmless twice: %q, then %q", got, again)
		}
	})
}

// hostile draws text such as an article out to harm would hold.
func hostile() *rapid.Generator[string] {
	bits := rapid.SampledFrom([]string{
		"word", " ", "  ", "\n", "\n\n", "US-China", "关税", "👩‍🚀", "e\u0301", "\u202e", "\u2066", "\u009b", "\u0085", "\u2028",
		"\x1b[2J", "\x1b[1A", "\x1b[31m", "\x1b]8;;http://evil\x1b\\", "\x1b]52;c;eA==\a", "\r", "\b", "\x00", "\x7f", "\xff",
		"”", "[1]", "https://x/y",
	})
	return rapid.Custom(func(t *rapid.T) string {
		var text string
		for _, s := range rapid.SliceOfN(rapid.OneOf(bits, rapid.String()), 0, 12).Draw(t, "bits") {
			text += s
		}
		return text
	})
}
