package slacktest

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestActive(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"nothing", "1 < 2 > 0, a<b>c, :wave: @here #general", nil},
		{"escaped", "&lt;!here&gt; &lt;@U1&gt; &lt;x|y&gt;", nil},
		{"address in escapes", "&lt;https://x.example|y&gt;", []string{"https://x.example"}},
		{"pings", "<!here> <!channel> <!everyone> <@U1> <@U1|ada> <#C1|general> <!subteam^S1>", []string{
			"<!here>", "<!channel>", "<!everyone>", "<@U1>", "<@U1|ada>", "<#C1|general>", "<!subteam^S1>"}},
		{"date", "<!date^1392734382^{date}|then>", []string{"<!date^1392734382^{date}|then>"}},
		{"links", "<https://a.example|one> <mailto:a@b.example>", []string{"<https://a.example|one>", "<mailto:a@b.example>"}},
		{"bare", "see https://a.example/x, or (HTTP://b.example).", []string{"https://a.example/x", "HTTP://b.example"}},
		{"markdown", "[one](https://a.example) ![two](https://b.example/i.png) [three](javascript:x) [no](here)", []string{
			"[one](https://a.example)", "![two](https://b.example/i.png)", "[three](javascript:x)"}},
		{"in code", "`<!here>`", []string{"<!here>"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, Active(c.text)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestActiveIn(t *testing.T) {
	payload := json.RawMessage(`{"text":"\u003c!here\u003e","blocks":[
		{"type":"section","text":{"type":"mrkdwn","text":"<@U1>"},"fields":[{"type":"plain_text","text":"<@U2>"}]},
		{"type":"section","text":{"type":"mrkdwn","verbatim":true,"text":"https://a.example <https://b.example>"}},
		{"type":"markdown","text":"[c](https://c.example)"},
		{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
			{"type":"text","text":"<@U3>"},{"type":"user","user_id":"U4"},{"type":"broadcast","range":"here"},
			{"type":"link","url":"https://d.example","text":"d"},{"type":"usergroup","usergroup_id":"S1"},{"type":"channel","channel_id":"C1"}]}]}]}`)
	got, err := ActiveIn(payload)
	want := []string{"<!here>", "<@U1>", "<https://b.example>", "[c](https://c.example)",
		"<@U4>", "<!here>", "<https://d.example|d>", "<!subteam^S1>", "<#C1>"}
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Error(d, err)
	}
	if _, err := ActiveIn(json.RawMessage(`{`)); err == nil {
		t.Error("broken JSON is no payload")
	}
}

func FuzzActive(f *testing.F) {
	for _, seed := range []string{"<!here>", "<@U1|a>", "[a](b:c)", "https://", "<<!>>", ")https://.,"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, found := range Active(text) {
			if len(found) > len(text) {
				t.Errorf("%q is not in %q", found, text)
			}
		}
	})
}
