package respond

import (
	"strings"
	"testing"

	"parley/bot/journal"
	"parley/bot/slack/slacktest"
)

func TestReaction(t *testing.T) {
	d := newDesk(t, set{options: Options{Emoji: "question"}})
	m := d.slack.User(ada).Say(general, asked)
	inThread := d.slack.User(ada).Reply(m, "What does ECCN 3A090 cover?")
	d.slack.User(ben).React(m, "tada")
	d.settled()
	if n := len(d.replies(m)); n > 0 {
		t.Fatalf("%d answers to another emoji", n)
	}
	d.slack.User(ben).React(m, "question")
	if reply := d.reply(m); !strings.Contains(reply.Text, "Bessent") || reply.ThreadTS != m.TS {
		t.Errorf("%+v", reply)
	}
	d.slack.User(ada).React(m, "question")
	d.settled()
	if n := len(d.replies(m)); n != 1 {
		t.Errorf("%d answers to two reactions", n)
	}
	d.slack.User(ben).React(inThread, "question")
	d.until("a second answer", func() bool { return len(d.replies(m)) == 2 })
	d.slack.User(ben).React(d.replies(m)[0], "question") // a bot's
	d.settled()
	if n := len(d.replies(m)); n != 2 {
		t.Errorf("%d answers", n)
	}
}

// What one reaction had answered, another does not have answered again, though its first try failed.
func TestSecondReactionIsNotAnsweredThoughItFailsAtFirst(t *testing.T) {
	d := newDesk(t, set{options: Options{Emoji: "question"}})
	m := d.slack.User(ada).Say(general, asked)
	d.slack.User(ada).React(m, "question")
	d.reply(m)
	d.settled()
	d.slack.FailNext("conversations.replies", slacktest.Failure{})
	d.slack.User(ben).React(m, "question")
	d.settled()
	if n := len(d.replies(m)); n != 1 {
		t.Errorf("%d answers", n)
	}
}

// A reaction whose own first try failed after the answer was kept is answered by the next.
func TestReactionIsAnsweredThoughItFailsAtFirst(t *testing.T) {
	d := newDesk(t, set{options: Options{Emoji: "question"}})
	m := d.slack.User(ada).Say(general, asked)
	d.slack.FailNext("chat.postMessage", slacktest.Failure{})
	d.slack.User(ben).React(m, "question")
	d.reply(m)
	d.settled()
	if n := len(d.replies(m)); n != 1 {
		t.Errorf("%d answers", n)
	}
}

// Where only the asker sees an answer, everybody who reacts gets one.
func TestReactionsInAPrivateChannelAreEachAnswered(t *testing.T) {
	d := newDesk(t, set{options: Options{Emoji: "question"}})
	_, err := d.journal.Set(t.Context(), here, 0, journal.Settings{Private: true}, ada)
	check(t, err)
	m := d.slack.User(ada).Say(general, asked)
	for _, user := range []string{ada, ben} {
		d.slack.User(user).React(m, "question")
		says(t, d.private(user, 1).Text, "Bessent")
		d.settled()
	}
	if n := len(d.replies(m)); n != 0 {
		t.Errorf("%d answers for all to see", n)
	}
}

func TestReactionIsOffUnlessNamed(t *testing.T) {
	d := newDesk(t, set{})
	m := d.slack.User(ada).Say(general, asked)
	d.slack.User(ben).React(m, "question")
	d.settled()
	if n := len(d.replies(m)); n > 0 {
		t.Errorf("%d answers", n)
	}
}

func TestReactionToWhatCannotBeRead(t *testing.T) {
	d := newDesk(t, set{options: Options{Emoji: "question"}})
	m := d.slack.User(ada).Say(general, asked)
	d.slack.FailNext("conversations.replies", slacktest.Failure{Code: "missing_scope"})
	d.slack.User(ben).React(m, "question")
	d.until("a direct message", func() bool { return len(d.slack.Messages(d.slack.DM(ben))) == 1 })
	if said := d.slack.Messages(d.slack.DM(ben))[0]; !strings.Contains(said.Text, "I cannot read the message") {
		t.Errorf("%s", said.Text)
	}
}
