package slack

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// live matches what Slack makes something of in mrkdwn. It errs on the strict side.
var live = regexp.MustCompile(strings.Join([]string{
	`[<>]`, // mentions, channels, links, dates
	`&(?:[^agl]|a[^m]|am[^p]|amp[^;]|[gl][^t]|[gl]t[^;]|$)`, // an entity that is none
	`(?m)^\s*&gt;`,                                            // a quotation
	`(?:^|[^A-Za-z0-9])[*_~]`, `[*_~](?:[^A-Za-z0-9]|$)`, "`", // formatting
	`:[^\s\pZ:\x{2060}]+:`,                                      // emoji
	`[A-Za-z]:[^\s\pZ\x{2060}]`, `\pL\.[\p{Lu}\p{Ll}\p{Lo}]{2}`, // addresses
	`[@#][^\s\pZ\x{2060}]`, // names, were Slack asked to look for them
	`\]\(`,                 // Markdown
}, "|"))

// ours matches the links Link writes.
var ours = regexp.MustCompile(`<https?://[^<>|\s]+\|[^<>]*>`)

// hostile draws texts that try to be more than words.
func hostile() *rapid.Generator[string] {
	bits := []string{
		"<!here>", "<!channel>", "<@U1>", "<@U1|ada>", "<#C1|general>", "<!subteam^S1>", "<https://evil.example|click>",
		"&lt;!here&gt;", "&amp;", "&", "<", ">", "|", "*", "_", "~", "`", "```", ":wave:", ":", "@here", "#general", "@", "#",
		"https://evil.example/a(b)c", "evil.example", "www.", "mailto:a@b.example", "[x](javascript:y)", "\n", "\r\n", "\t",
		"\n> ", "\n&gt; ", "> ", " ", "snake_case", "U.S.", "744.11", "\u202e", "\u200b", "\u2060", "\x00", "\x1b[31m", "\xff",
		"中文文本。", "日本語", "한국어", "👩‍👩‍👧‍👦", "é", "e\u0301\u0301\u0301", "\u2028", "a", "B", "7", "’", "“", "\\", "\"", "{", "}",
	}
	return rapid.Custom(func(t *rapid.T) string {
		some := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(bits), rapid.StringN(0, 4, -1)), 0, 40).Draw(t, "bits")
		return strings.Join(some, "")
	})
}

func TestLive(t *testing.T) {
	for _, text := range []string{
		"<!here>", "a & b", "&nbsp;", "&gt; quoted", "x\n &gt; y", "*b*", "_i_", "~s~", "`c`", ":wave:", "https://a", "mailto:a",
		"see bis.gov", "@here", "#general", "[a](b)",
	} {
		if !live.MatchString(text) {
			t.Errorf("%q passes for inert", text)
		}
	}
	for _, text := range []string{"", "1 &lt; 2 &amp; 3", "snake_case", "744.11 of the U.S. list, at: 5", "a@\u2060b"} {
		if found := live.FindString(text); found != "" {
			t.Errorf("%q in %q passes for live", found, text)
		}
	}
}
