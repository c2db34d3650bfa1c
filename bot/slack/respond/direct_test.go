package respond

import (
	"strings"
	"testing"
)

func TestDirectMessageIsAnsweredBelowIt(t *testing.T) {
	d := newDesk(t, set{})
	m := d.slack.User(ada).DM(asked)
	if reply := d.reply(m); !strings.Contains(reply.Text, "Bessent") || reply.ThreadTS != m.TS {
		t.Errorf("%+v", reply)
	}
	d.settled()
	if title := d.slack.Title(m.Channel, m.TS); title != asked {
		t.Errorf("title %q", title)
	}
	next := d.slack.User(ada).Reply(m, "And where?")
	d.reply(next)
	if earlier := d.asker.last().Earlier; len(earlier) != 2 || earlier[0] != asked || !strings.Contains(earlier[1], "Bessent") {
		t.Errorf("it was asked with %q", earlier)
	}
}

func TestDirectMessageWithoutWords(t *testing.T) {
	d := newDesk(t, set{})
	m := d.slack.User(ada).DM("👋")
	if reply := d.reply(m); !strings.Contains(string(reply.Blocks), "For example:") {
		t.Errorf("no help: %s", reply.Blocks)
	}
}

func TestMuteMeansNothingInADirectMessage(t *testing.T) {
	d := newDesk(t, set{})
	if reply := d.reply(d.slack.User(ada).DM("mute")); !strings.Contains(reply.Text, "Here I answer") {
		t.Errorf("%s", reply.Text)
	}
}
