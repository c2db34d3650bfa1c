package respond

import (
	"testing"

	face "parley/bot/slack"
)

func TestTryAsksWhatWasProposed(t *testing.T) {
	d := newDesk(t, set{})
	d.asker.set(func(a *asker) { a.says = rewritable })
	m := d.slack.User(ada).Mention(general, "galium?")
	a := d.reply(m)
	d.slack.User(ben).Click(a, "try:1")
	d.until("the other answer", func() bool { return len(d.replies(m)) == 2 })
	says(t, string(d.replies(m)[1].Blocks), "ben asked: What about gallium?")
	if got := d.asker.last().Text; got != "What about gallium?" {
		t.Errorf("asked %q", got)
	}
}

func TestExampleAndAgainOnTheHomeTabAnswerByDirectMessage(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ada).OpenHome()
	d.until("the home tab", func() bool { return d.slack.Home(ada).ID != "" })
	d.slack.User(ada).Click(d.slack.Home(ada), "example:0")
	dm := d.slack.DM(ada)
	d.until("an answer", func() bool { return len(d.slack.Messages(dm)) == 1 })
	says(t, string(d.slack.Messages(dm)[0].Blocks), "ada asked: "+face.Examples()[0], "Bessent")
	d.settled()
	says(t, string(d.slack.Home(ada).Body), "Ask again")
	d.slack.User(ada).Click(d.slack.Home(ada), "again:0")
	d.until("another answer", func() bool { return len(d.slack.Messages(dm)) == 2 })
	d.settled()
	if n := len(d.slack.Messages(dm)); n != 2 {
		t.Errorf("%d answers", n)
	}
}
