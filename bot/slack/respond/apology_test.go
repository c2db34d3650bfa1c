package respond

import (
	"strings"
	"testing"

	"parley/bot/slack/slacktest"
)

func TestApology(t *testing.T) {
	d := newDesk(t, set{})
	d.asker.set(func(a *asker) { a.fail = 1000 })
	m := d.slack.User(ada).Mention(general, asked)
	direct := d.slack.User(ben).DM(asked)
	d.slack.User(ben).Slash(general, "/parley", asked)
	for _, said := range []slacktest.Message{d.reply(m), d.reply(direct), d.private(ben, 1)} {
		if !strings.Contains(said.Text, "Sorry") || strings.Contains(said.Text, errIndex.Error()) {
			t.Errorf("%s", said.Text)
		}
	}
	d.settled()
	for _, at := range []slacktest.Message{m, direct} {
		if status, _ := d.slack.Status(at.Channel, at.TS); status != "" || len(d.replies(at)) != 1 {
			t.Errorf("status %q, %d replies", status, len(d.replies(at)))
		}
	}
}

// What goes wrong once is tried again, and nobody hears of it.
func TestTriedAgain(t *testing.T) {
	d := newDesk(t, set{})
	d.asker.set(func(a *asker) { a.fail = 2 })
	m := d.slack.User(ada).Mention(general, asked)
	if reply := d.reply(m); !strings.Contains(reply.Text, "Bessent") {
		t.Errorf("%s", reply.Text)
	}
	d.settled()
	if n := len(d.replies(m)); n != 1 {
		t.Errorf("%d replies", n)
	}
}

// A follow-up is as good as a mention: it does not end in silence.
func TestApologyForAFollowUp(t *testing.T) {
	d := newDesk(t, set{})
	m := d.slack.User(ada).Mention(general, asked)
	d.reply(m)
	d.settled()
	d.asker.set(func(a *asker) { a.fail = 1000 })
	if said := d.reply(d.slack.User(ada).Reply(m, "And for how long?")); !strings.Contains(said.Text, "Sorry") {
		t.Errorf("%s", said.Text)
	}
}
