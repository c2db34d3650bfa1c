package respond

import (
	"strings"
	"testing"
	"time"

	"parley/bot/slack/slacktest"
	"parley/corpus"
)

func TestCommands(t *testing.T) {
	d := newDesk(t, set{})
	for i, c := range []struct{ text, want string }{
		{"", "For example:"},
		{"help", "For example:"},
		{"Sources", "I quote from"},
		{"articles", "The newest articles"},
		{"status", "I am here and answering."},
		{asked, "Bessent"},
		{"sources of gallium", ""}, // no command: a question
	} {
		d.slack.User(ada).Slash(general, "/parley", c.text)
		m := d.private(ada, i+1)
		if !strings.Contains(m.Text+string(m.Blocks), c.want) {
			t.Errorf("/parley %s: %s\n%s", c.text, m.Text, m.Blocks)
		}
		if bad := slacktest.CheckBlocks(m.Blocks, slacktest.InMessage); len(bad) > 0 {
			t.Errorf("/parley %s: %v", c.text, bad)
		}
	}
	d.settled()
	if n := len(d.slack.Messages(general)); n > 0 {
		t.Errorf("%d messages for all to see", n)
	}
}

func TestCommandsOverNoArticles(t *testing.T) {
	d := newDesk(t, set{articles: []corpus.Article{}})
	for i, text := range []string{"sources", "articles", "status"} {
		d.slack.User(ada).Slash(general, "/parley", text)
		if m := d.private(ada, i+1); !strings.Contains(m.Text, "I hold no articles yet") {
			t.Errorf("/parley %s: %s", text, m.Text)
		}
	}
}

// A response_url that is used up gives way to a message only the asker sees.
func TestCommandWithoutResponseURL(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.FailNext("response_url", slacktest.Failure{Status: 404})
	d.slack.User(ada).Slash(general, "/parley", asked)
	if m := d.private(ada, 1); !strings.Contains(m.Text, "Bessent") {
		t.Errorf("%s", m.Text)
	}
	d.settled()
	if n := len(d.slack.Calls("chat.postEphemeral")); n != 1 {
		t.Errorf("%d ephemeral posts", n)
	}
}

// Where Parley is no member either, the answer comes as a direct message and says why.
func TestCommandWhereParleyIsNot(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.AddChannel(slacktest.Channel{ID: "C02ELSE", Name: "else", Kind: slacktest.Public, Members: []string{ada}})
	d.slack.FailNext("response_url", slacktest.Failure{Status: 404})
	d.slack.User(ada).Slash("C02ELSE", "/parley", asked)
	d.until("a direct message", func() bool { return len(d.slack.Messages(d.slack.DM(ada))) == 1 })
	if m := d.slack.Messages(d.slack.DM(ada))[0]; !strings.Contains(m.Text, "I could not write where you asked") || !strings.Contains(m.Text, "Bessent") {
		t.Errorf("%s", m.Text)
	}
	if log := d.log.String(); strings.Contains(log, "/commands/") {
		t.Errorf("the log holds a response_url: %s", log)
	}
}

func TestCommandAnsweredLate(t *testing.T) {
	d := newDesk(t, set{})
	hold := make(chan struct{})
	d.asker.set(func(a *asker) { a.hold = hold })
	d.slack.User(ada).Slash(general, "/parley", asked)
	d.until("it is asked", func() bool { return d.asker.last().Text == asked })
	d.clock.Advance(31 * time.Minute)
	close(hold)
	if m := d.private(ada, 1); !strings.Contains(m.Text, "Bessent") {
		t.Errorf("%s", m.Text)
	}
}
