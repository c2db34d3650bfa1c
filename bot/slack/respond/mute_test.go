package respond

import (
	"strings"
	"testing"

	"parley/bot/slack/slacktest"
)

func TestMute(t *testing.T) {
	d := newDesk(t, set{})
	a, b := d.slack.User(ada), d.slack.User(ben)
	m := a.Mention(general, asked)
	d.reply(m)
	d.settled()

	b.Reply(m, "mute") // Ben never asked here
	a.Reply(m, "Mute this thread.")
	if said := d.private(ada, 1); !strings.Contains(said.Text, "I keep quiet") {
		t.Errorf("%s", said.Text)
	}
	d.settled()
	left := a.Reply(m, "What was agreed there?")
	d.settled()
	if all := d.replies(left); len(all) > 0 {
		t.Errorf("a muted thread was answered: %+v", all)
	}
	d.reply(a.Reply(m, "<@"+slacktest.BotUserID+"> what was agreed there?"))

	a.Reply(m, "unmute")
	if said := d.private(ada, 2); !strings.Contains(said.Text, "I am back") {
		t.Errorf("%s", said.Text)
	}
	d.settled()
	d.reply(a.Reply(m, "And who met in Madrid?"))
}

func TestAnybodyMutesByName(t *testing.T) {
	d := newDesk(t, set{})
	m := d.slack.User(ada).Mention(general, asked)
	d.reply(m)
	d.slack.User(ben).Reply(m, "<@"+slacktest.BotUserID+"> mute")
	if said := d.private(ben, 1); !strings.Contains(said.Text, "I keep quiet") {
		t.Errorf("%s", said.Text)
	}
}
