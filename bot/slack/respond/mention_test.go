package respond

import (
	"strings"
	"testing"
)

func TestMentionIsAnsweredInItsThread(t *testing.T) {
	d := newDesk(t, set{})
	m := d.slack.User(ada).Mention(general, asked)
	reply := d.reply(m)
	if !strings.Contains(reply.Text, "Bessent") || reply.ThreadTS != m.TS || reply.Unfurls {
		t.Errorf("%+v", reply)
	}
	d.settled()
	if n := len(d.replies(m)); n != 1 { // it came as app_mention and as message
		t.Errorf("%d answers", n)
	}
}
