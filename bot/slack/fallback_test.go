package slack

import (
	"strings"
	"testing"
)

func TestFallback(t *testing.T) {
	all := answers()
	for name, want := range map[string][]string{
		"direct":  {"“Scott Bessent and Vice Premier He Lifeng met", "[1] Parley briefings · 30 July 2025 · <https://"},
		"unsure":  {"No passage answers this directly. The closest:\n“The truce", "Try: graphite export licence"},
		"nothing": {"Nothing found. I searched 4,812 passages", "Try: graphite export licence"},
		"help":    {"Ask about the US-China", "For example: Who met"},
		"as-of":   {"As of 1 August 2025"},
		"undated": {"[1] undated · A memorandum without date"},
		"hostile": {"&lt;!here"},
	} {
		t.Run(name, func(t *testing.T) {
			got := Render(all[name], View{}).Text
			for _, part := range want {
				if !strings.Contains(got, part) {
					t.Errorf("%q does not say %q", got, part)
				}
			}
		})
	}
}

// A notification cannot hold four thousand characters of one quotation; it must say that it stops before the end.
func TestFallbackOfLong(t *testing.T) {
	a := answers()["long"]
	got := Render(a, View{}).Text
	said, rest, ok := strings.Cut(strings.TrimPrefix(got, "“"), " …” (in full in the message)")
	if !ok || !strings.HasPrefix(a.Quotes[0].Text, said) || !strings.HasSuffix(said, "another.") || !strings.Contains(rest, "Stockholm") {
		t.Errorf("the notification is %q", got)
	}
	if size(got) < mostText/2 || size(got) > mostText {
		t.Errorf("it has %d characters", size(got))
	}
}
