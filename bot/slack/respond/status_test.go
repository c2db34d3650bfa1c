package respond

import (
	"strings"
	"testing"
	"time"

	"parley/bot/slack/slacktest"
)

func TestStatusWhileWorking(t *testing.T) {
	d := newDesk(t, set{})
	hold := make(chan struct{})
	d.asker.set(func(a *asker) { a.hold = hold })
	m := d.slack.User(ada).Mention(general, asked)
	d.until("a status", func() bool { s, _ := d.slack.Status(general, m.TS); return s == statusText })
	close(hold)
	d.reply(m)
	d.settled()
	if status, _ := d.slack.Status(general, m.TS); status != "" {
		t.Errorf("status %q stays", status)
	}
}

func TestReactionWhereStatusIsRefused(t *testing.T) {
	d := newDesk(t, set{})
	hold := make(chan struct{})
	d.asker.set(func(a *asker) { a.hold = hold })
	d.slack.FailNext("assistant.threads.setStatus", slacktest.Failure{Code: "missing_scope"})
	m := d.slack.User(ada).Mention(general, asked)
	marked := func() bool { return len(d.slack.Thread(general, m.TS)[0].Reactions) > 0 }
	d.until("a reaction", marked)
	close(hold)
	d.reply(m)
	d.settled()
	if marked() {
		t.Error("the reaction stays")
	}
}

// A sign of work that Slack refuses altogether costs nobody their answer.
func TestNoSignOfWork(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.FailNext("assistant.threads.setStatus", slacktest.Failure{})
	d.slack.FailNext("reactions.add", slacktest.Failure{Cut: true})
	if reply := d.reply(d.slack.User(ada).Mention(general, asked)); !strings.Contains(reply.Text, "Bessent") {
		t.Errorf("%s", reply.Text)
	}
	d.settled()
}

// Slack allows ten statuses a second, and twenty answers that come at once need none.
func TestQuickAnswerNeedsNoSign(t *testing.T) {
	d := newDesk(t, set{options: Options{Unseen: time.Hour}}) // however long it takes here
	d.reply(d.slack.User(ada).Mention(general, asked))
	d.settled()
	if n := len(d.slack.Calls("assistant.threads.setStatus")) + len(d.slack.Calls("reactions.add")); n != 0 {
		t.Errorf("%d signs of work", n)
	}
}
