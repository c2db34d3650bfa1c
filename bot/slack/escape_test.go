package slack

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestEscape(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"words", "The U.S. list, 15 CFR 744.11(a), snake_case.", "The U.S. list, 15 CFR 744.11(a), snake_case."},
		{"ping", "<!here>", "&lt;!here\u2060&gt;"},
		{"entities", "R&D &lt;", "R&amp;D &amp;lt;"},
		{"bold", "*so* 2*3 a*", "∗so∗ 2*3 a∗"},
		{"emoji", "at 10:30: :wave:", "at 10:\u206030: :\u2060wave:\u2060"},
		{"address", "https://a.example", "https:\u2060//a.\u2060example"},
		{"quotation", "> a\n> b", "\u2060&gt; a\n\u2060&gt; b"},
		{"names", "@here #general C# 5 @ 6", "@\u2060here #\u2060general C# 5 @ 6"},
		{"lines stay", "a\r\nb", "a\nb"},
		{"controls", "a\x00\u202eb", "a\ufffd\ufffdb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Escape(c.text); got != c.want {
				t.Errorf("Escape(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func checkEscape(t interface{ Fatalf(string, ...any) }, text string) {
	got := Escape(text)
	if found := live.FindString(got); found != "" {
		t.Fatalf("Escape(%q) = %q holds %q", text, got, found)
	}
	back := strings.NewReplacer(joiner, "", "\u2217", "*", "\u02cd", "_", "\u223c", "~", "\u02cb", "`")
	if read, want := unescape.Replace(back.Replace(got)), back.Replace(harmless(text)); read != want {
		t.Fatalf("Escape(%q) reads %q, want %q", text, read, want)
	}
}

func TestEscapeIsInert(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkEscape(t, hostile().Draw(t, "text")) })
}

func FuzzEscape(f *testing.F) {
	for _, seed := range []string{"<!here>", "*a*", "&gt; a", ":x:", "a.bc", "[a](b:c)", "\xff*", "\u2060@"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { checkEscape(t, text) })
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"", 5, ""},
		{"  one\n two ", 10, "one two"},
		{"one two three", 9, "one two…"},
		{"abcdefghij", 5, "abcd…"},
		{"👍👍👍", 5, "👍👍…"}, // each counts twice
	} {
		got := clip(c.text, c.most)
		if got != c.want || size(got) > c.most {
			t.Errorf("clip(%q, %d) = %q, want %q", c.text, c.most, got, c.want)
		}
	}
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]bool{"": false, " \n\u00a0": false, "\u2060\u200b": false, "\u0301": false, "a": true, "。": true, "👍": true} {
		if visible(text) != want {
			t.Errorf("visible(%q) = %v", text, !want)
		}
	}
}
