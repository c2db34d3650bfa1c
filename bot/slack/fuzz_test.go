package slack

import (
	"encoding/json"
	"strings"
	"testing"

	"parley/bot/answer"
	"parley/bot/slack/slacktest"
	"parley/corpus"
)

// FuzzRender: whatever stands in an article, its title, its address and what Parley remarks, the message is one that Slack
// takes, and nothing in it is live but the links to its sources.
func FuzzRender(f *testing.F) {
	f.Add("The truce was extended.", "Title", "https://a.example/?b=1&c=2", "A notice", uint8(0))
	f.Add("<!here> *a* `b`", "[a](https://evil.example)", "https://a.example/<@U1>|x", "<#C1>", uint8(1))
	f.Add(strings.Repeat("&lt;", 3000), strings.Repeat("👍", 900), "javascript:alert(1)", "\u202e\x00\xff", uint8(2))
	f.Add("```\n> a", "_i_", "", ":wave:", uint8(3))
	kinds := []answer.Kind{answer.Direct, answer.Unsure, answer.Nothing, answer.Help}
	f.Fuzz(func(t *testing.T, text, title, address, remark string, kind uint8) {
		a := answer.Answer{
			ID: "1", Question: remark, Kind: kinds[int(kind)%len(kinds)],
			Quotes:    []answer.Quote{{Text: text, Citation: 1}, {Text: title, Citation: 2}},
			Related:   []answer.Quote{{Text: text, Citation: 2}},
			Later:     []answer.Quote{{Text: text, Citation: 2}},
			Citations: []answer.Citation{{N: 1, Article: title, Title: title, URL: address, Publisher: title}, {N: 2, Article: "b", Title: text, Published: corpus.Day(title)}},
			Notices:   []answer.Notice{{Kind: "try", Text: remark}, {Kind: "newer", Text: remark}},
		}
		m := Render(a, View{Surface: Shared, Asker: title, Sharer: remark, Today: today})
		blocks, err := json.Marshal(m.Blocks)
		if err != nil {
			t.Fatal(err)
		}
		if bad := slacktest.CheckBlocks(blocks, slacktest.InMessage); len(bad) > 0 {
			t.Fatalf("%v\n%s", bad, blocks)
		}
		live, err := slacktest.ActiveIn(blocks)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range append(live, slacktest.Active(m.Text)...) {
			link, _, _ := strings.Cut(strings.Trim(l, "<>"), "|")
			link, _, _ = strings.Cut(link, "#:~:text=")
			want := strings.TrimPrefix(strings.TrimSuffix(Link(address, "x"), "|x>"), "<")
			if Link(address, "x") == "x" || link != want && link != strings.ReplaceAll(want, "&amp;", "&") {
				t.Fatalf("live: %q in\n%s\n%s", l, m.Text, blocks)
			}
		}
	})
}
