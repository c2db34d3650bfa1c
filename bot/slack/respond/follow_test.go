package respond

import (
	"strings"
	"testing"

	"parley/bot/slack/slacktest"
)

func TestFollowUpOfTheAskerIsAnswered(t *testing.T) {
	d := newDesk(t, set{})
	m := d.slack.User(ada).Mention(general, "When was the truce extended?")
	d.reply(m)
	d.settled()
	next := d.slack.User(ada).Reply(m, "And for how long?")
	reply := d.reply(next)
	if earlier := d.asker.last().Earlier; len(earlier) != 2 || earlier[0] != "When was the truce extended?" {
		t.Errorf("it was asked with %q", earlier)
	}
	if !strings.Contains(string(reply.Blocks), "Read as “And for how long?” after “When was the truce extended?”.") {
		t.Errorf("nothing says how it was read: %s", reply.Blocks)
	}
	if n := len(d.slack.Calls("conversations.replies")) + len(d.slack.Calls("conversations.history")); n > 0 {
		t.Errorf("the thread was read %d times", n)
	}
}

func TestPeopleTalkingToEachOtherAreLeftAlone(t *testing.T) {
	d := newDesk(t, set{})
	a, b := d.slack.User(ada), d.slack.User(ben)
	m := a.Mention(general, asked)
	d.reply(m)
	d.settled()
	var left []slacktest.Message
	for _, said := range []struct {
		who  *slacktest.Person
		text string
	}{
		{a, "Thanks a lot, great!"},
		{a, "<@" + ben + "> what do you think of it?"},
		{b, "Who else met there?"},
		{a, "What did the ministers say?"},
		{a, "What did they agree?"},
	} {
		left = append(left, said.who.Reply(m, said.text))
		d.settled() // people take their time
	}
	if all := d.slack.Thread(general, m.TS); len(all) != 2+len(left) {
		t.Fatalf("%d messages in the thread", len(all))
	}
	again := a.Reply(m, "<@"+slacktest.BotUserID+"> what was agreed in Stockholm?")
	d.reply(again)
	d.settled()
	d.reply(a.Reply(m, "And in Madrid?")) // Parley has the last word again
}

func TestPlainThreadsAreLeftAlone(t *testing.T) {
	d := newDesk(t, set{})
	m := d.slack.User(ada).Say(general, "lunch?")
	d.slack.User(ada).Reply(m, asked)
	d.settled()
	if all := d.slack.Thread(general, m.TS); len(all) != 2 {
		t.Errorf("%d messages", len(all))
	}
}
