package respond

import (
	"strings"
	"testing"

	"parley/bot/slack/slacktest"
)

// Where Slack refuses the thread, the answer comes as a direct message that says so.
func TestNextBestPlace(t *testing.T) {
	for _, reason := range []string{"is_archived", "not_in_channel", "channel_not_found", "restricted_action_thread_locked", "restricted_action", "missing_scope", "thread_not_found"} {
		t.Run(reason, func(t *testing.T) {
			d := newDesk(t, set{})
			d.slack.FailNext("chat.postMessage", slacktest.Failure{Code: reason})
			m := d.slack.User(ada).Mention(general, asked)
			d.until("a direct message", func() bool { return len(d.slack.Messages(d.slack.DM(ada))) == 1 })
			said := d.slack.Messages(d.slack.DM(ada))[0]
			if !strings.Contains(said.Text, "I could not write where you asked") || !strings.Contains(said.Text, "Bessent") {
				t.Errorf("%s", said.Text)
			}
			d.settled()
			if status, _ := d.slack.Status(general, m.TS); status != "" {
				t.Errorf("status %q stays", status)
			}
			if n := len(d.replies(m)); n != 0 {
				t.Errorf("%d replies", n)
			}
		})
	}
}

// Where Slack refuses every place, the log has the reasons and nobody tries for ever.
func TestNoPlace(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.FailNext("chat.postMessage", slacktest.Failure{Code: "is_archived"}, slacktest.Failure{Code: "messages_tab_disabled"})
	m := d.slack.User(ada).Mention(general, asked)
	d.until("the reason is logged", func() bool { return strings.Contains(d.log.String(), "messages_tab_disabled") })
	d.settled()
	if !strings.Contains(d.log.String(), "is_archived") || len(d.slack.Calls("chat.postMessage")) != 2 {
		t.Errorf("%s", d.log)
	}
	if status, _ := d.slack.Status(general, m.TS); status != "" {
		t.Errorf("status %q stays", status)
	}
}

func TestRevokedTokenEndsIt(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.FailNext("chat.postMessage", slacktest.Failure{Code: "token_revoked"})
	d.slack.User(ada).Mention(general, asked)
	d.settled()
	if n := len(d.slack.Calls("chat.postMessage")); n != 1 || !strings.Contains(d.log.String(), "token_revoked") {
		t.Errorf("%d posts\n%s", n, d.log)
	}
}

// Blocks Slack finds fault with give way to the answer in words.
func TestPlainWords(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.FailNext("chat.postMessage", slacktest.Failure{Code: "invalid_blocks"})
	reply := d.reply(d.slack.User(ada).Mention(general, asked))
	if !strings.Contains(reply.Text, "Bessent") || reply.Blocks != nil {
		t.Errorf("%+v", reply)
	}
}
