package respond

import (
	"strings"
	"testing"

	"parley/bot"
	"parley/bot/answer"
	"parley/bot/slack/slacktest"
)

func TestMentionIsAnsweredInItsThread(t *testing.T) {
	d := newDesk(t, set{})
	m := d.slack.User(ada).Mention(general, asked)
	reply := d.reply(m)
	if !strings.Contains(reply.Text, "Bessent") || reply.ThreadTS != m.TS || reply.Unfurls || reply.Broadcast {
		t.Errorf("%+v", reply)
	}
	d.settled()
	if n := len(d.replies(m)); n != 1 { // it came as app_mention and as message
		t.Errorf("%d answers", n)
	}
	if live, err := slacktest.ActiveIn(reply.Blocks); err != nil || len(live) == 0 {
		t.Errorf("the source is not linked: %v, %v", live, err)
	}
}

func TestMentionInAThreadIsAnsweredThere(t *testing.T) {
	d := newDesk(t, set{})
	root := d.slack.User(ada).Say(general, "a long day")
	m := d.slack.User(ben).Reply(root, "<@"+slacktest.BotUserID+"> "+asked)
	if reply := d.reply(m); reply.ThreadTS != root.TS {
		t.Errorf("%+v", reply)
	}
}

func TestMentionInAGroupDM(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.AddChannel(slacktest.Channel{ID: "G01GROUP", Name: "mpdm-a--b", Kind: slacktest.Group, Members: []string{ada, ben, slacktest.BotUserID}})
	m := d.slack.User(ada).Mention("G01GROUP", asked)
	if reply := d.reply(m); !strings.Contains(reply.Text, "Bessent") {
		t.Errorf("%+v", reply)
	}
	quiet := d.slack.User(ben).Say("G01GROUP", asked)
	d.settled()
	if all := d.replies(quiet); len(all) > 0 {
		t.Errorf("nobody asked: %+v", all)
	}
}

func TestMentionOfNothing(t *testing.T) {
	d := newDesk(t, set{})
	hello := d.slack.User(ada).Mention(general, "hello")
	if reply := d.reply(hello); !strings.Contains(string(reply.Blocks), "For example:") {
		t.Errorf("no help: %s", reply.Blocks)
	}
	lost := d.slack.User(ada).Mention(general, "What is the airspeed of an unladen swallow?")
	reply := d.reply(lost)
	if !strings.Contains(reply.Text, "Nothing") && !strings.Contains(reply.Text, "No passage answers") {
		t.Errorf("%s", reply.Text)
	}
}

func TestUnsureLooksDifferent(t *testing.T) {
	d := newDesk(t, set{})
	d.asker.set(func(a *asker) { a.says = quoting(answer.Unsure, "They may meet again.") })
	reply := d.reply(d.slack.User(ada).Mention(general, asked))
	if !strings.Contains(string(reply.Blocks), "No passage answers this directly") {
		t.Errorf("%s", reply.Blocks)
	}
}

// Bots, joins, edits and deletions are nobody asking.
func TestNobodyAsks(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.AddUser(slacktest.User{ID: "U03CAT", Name: "cat"})
	first := d.slack.User(ada).Mention(general, asked)
	d.reply(first)
	d.slack.User(ada).Edit(first, "<@"+slacktest.BotUserID+"> What does ECCN 3A090 cover?")
	d.slack.User(ada).Invite(general, "U03CAT")
	said := d.slack.User(ada).Say(general, "Where is everybody?")
	d.slack.User(ada).Delete(said)
	d.slack.User(ada).React(first, "eyes")
	d.settled()
	if posts := d.slack.Calls("chat.postMessage"); len(posts) != 1 {
		t.Errorf("%d posts", len(posts))
	}
}

// quoting is what an asker says: an answer that quotes one text.
func quoting(kind answer.Kind, text string) func(bot.Message) answer.Answer {
	return func(m bot.Message) answer.Answer {
		a := answer.Asked(m.ID, m.Text)
		a.Kind, a.Confidence, a.Notices = kind, 0.95, nil
		a.Quotes = []answer.Quote{{Text: text, Citation: 1}}
		a.Citations = []answer.Citation{{N: 1, Article: "x", Title: "A title", URL: "https://example.org/x", Publisher: "P", Published: "2026-11-01", End: len(text)}}
		return a
	}
}
