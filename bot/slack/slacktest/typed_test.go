package slacktest

import (
	"encoding/json"
	"testing"
)

func TestTyped(t *testing.T) {
	for _, c := range []struct{ typed, sent string }{
		{"", ""},
		{"plain", "plain"},
		{"a < b & c > d", "a &lt; b &amp; c &gt; d"},
		{"<@U01ADA> in <#C01GENERAL> and <!here>", "<@U01ADA> in <#C01GENERAL> and <!here>"},
		{"<!subteam^S1> <b>", "&lt;!subteam^S1&gt; &lt;b&gt;"},
		{"see https://a.example/x now", "see <https://a.example/x> now"},
	} {
		w := newWorkspace(Options{})
		sent, blocks := w.typed(c.typed)
		if sent != c.sent || !json.Valid(blocks) {
			t.Errorf("%q became %q with %s", c.typed, sent, blocks)
		}
		if p := check(InMessage, string(blocks[1:len(blocks)-1])); c.typed != "" && p != nil {
			t.Errorf("%q: %q", c.typed, p)
		}
	}
}
