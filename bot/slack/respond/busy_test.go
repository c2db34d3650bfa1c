package respond

import (
	"strings"
	"testing"
	"time"

	"parley/bot/slack/delivery"
	"parley/bot/slack/slacktest"
)

func TestBusy(t *testing.T) {
	d := newDesk(t, set{delivery: delivery.Options{Workers: 1, Express: 1, Patience: 20 * time.Millisecond}})
	hold := make(chan struct{})
	d.asker.set(func(a *asker) { a.hold = hold })
	first := d.slack.User(ada).Mention(general, asked)
	d.until("it is asked", func() bool { return d.asker.last().Text == asked })
	second := d.slack.User(ben).Mention(general, asked)
	direct := d.slack.User(ben).DM(asked)
	plain := d.slack.User(ben).Say(general, "unrelated")
	if said := d.private(ben, 1); !strings.Contains(said.Text, "You are next") {
		t.Errorf("%s", said.Text)
	}
	d.until("a status", func() bool { s, _ := d.slack.Status(direct.Channel, direct.TS); return s == busyStatus })
	close(hold)
	for _, m := range []slacktest.Message{first, second, direct} {
		if reply := d.reply(m); !strings.Contains(reply.Text, "Bessent") {
			t.Errorf("%s", reply.Text)
		}
	}
	d.settled()
	if n := len(d.slack.Ephemerals(ben)); n != 1 || len(d.replies(plain)) != 0 {
		t.Errorf("%d notes", n)
	}
}

// Without a status, a direct message is told in words, once.
func TestBusyInWords(t *testing.T) {
	d := newDesk(t, set{still: true})
	m := d.slack.User(ada).DM(asked)
	e := d.claimed(d.slack.Deliveries()[0].Payload, m.TS)
	d.slack.FailNext("assistant.threads.setStatus", slacktest.Failure{Code: "missing_scope"}, slacktest.Failure{Code: "missing_scope"})
	for range 2 {
		check(t, d.r.Busy(t.Context(), e))
	}
	if all := d.replies(m); len(all) != 1 || !strings.Contains(all[0].Text, "You are next") {
		t.Errorf("%+v", all)
	}
}
