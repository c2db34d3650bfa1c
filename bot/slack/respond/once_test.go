package respond

import (
	"testing"
	"time"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/bot/slack/slacktest"
)

// take claims what people did last, which a desk that stands still leaves where it is.
func (d *desk) take(kind delivery.Kind) delivery.Event {
	d.t.Helper()
	all := d.slack.Deliveries()
	payload := all[len(all)-1].Payload
	c, err := d.journal.Claim(d.t.Context(), journal.Event{Names: []string{string(payload)}, Kind: string(kind), Payload: payload})
	check(d.t, err)
	return delivery.Event{Kind: kind, Team: team, Payload: payload, Received: time.Now(), Claim: c}
}

// respond does what an event asks for, as a process does that has just started.
func (d *desk) respond(e delivery.Event) {
	d.t.Helper()
	_, err := New(d.r.Parts, d.r.options).Respond(d.t.Context(), e)
	check(d.t, err)
}

// unconfirmed makes the journal forget that posts arrived, as when the process died before it could note that.
func (d *desk) unconfirmed() {
	d.t.Helper()
	_, err := d.db.Exec(`UPDATE posts SET posted = 0, place = ''`)
	check(d.t, err)
}

// stillDesk is a desk where an answer stands in private before ada, and nothing happens by itself. It is of several pages
// where it is made up.
func stillDesk(t *testing.T, madeUp bool) (*desk, slacktest.Message) {
	d := newDesk(t, set{still: true})
	if madeUp {
		d.asker.set(func(a *asker) { a.says = wordy })
	}
	d.slack.User(ada).Slash(general, face.Command, asked)
	d.respond(d.take(delivery.Command))
	return d, d.private(ada, 1)
}

// seen is all that stands anywhere.
func (d *desk) seen() [4]int {
	return [4]int{len(d.slack.Messages(general)), len(d.slack.Messages(d.slack.DM(ada))), len(d.slack.Ephemerals(ada)), len(d.slack.Views(ada))}
}

func TestEachPressIsAnsweredOnceThoughTheProcessRestarts(t *testing.T) {
	for _, action := range []string{"context:1", "more:1", "share:0", "save:0"} {
		d, a := stillDesk(t, action == "more:1")
		asked := d.seen()
		d.slack.User(ada).Click(a, action)
		e := d.take(delivery.Interaction)
		d.respond(e)
		before := d.seen()
		if before == asked {
			t.Errorf("%s: nothing came of it", action)
		}
		d.respond(e)
		if after := d.seen(); after != before {
			t.Errorf("%s: %v, then %v", action, before, after)
		}
	}
}

// What others see is looked for where it is not known whether it was posted.
func TestShareIsPostedOnceThoughTheProcessDiesInBetween(t *testing.T) {
	d, a := stillDesk(t, false)
	d.slack.FailNext("response_url", slacktest.Failure{Status: 404}) // so that it can be pressed again
	d.slack.User(ada).Click(a, "share:0")
	e := d.take(delivery.Interaction)
	d.respond(e)
	_, err := d.db.Exec(`DELETE FROM turns`) // nor did it come to note the sharing
	check(t, err)
	d.unconfirmed()
	d.respond(e)
	if n := len(d.slack.Messages(general)); n != 1 {
		t.Errorf("shared %d times", n)
	}
}

// A window that an earlier try opened was followed by the words that it did not open.
func TestWindowIsOpenedOnceThoughTheProcessDiesInBetween(t *testing.T) {
	d, a := stillDesk(t, false)
	d.slack.User(ada).Click(a, "context:1")
	e := d.take(delivery.Interaction)
	d.respond(e)
	before := d.seen()
	if before[3] != 1 {
		t.Fatal("no window opened")
	}
	d.unconfirmed()
	d.respond(e)
	if after := d.seen(); after != before {
		t.Errorf("%v, then %v", before, after)
	}
}

func TestSettingsAreChangedOnceThoughTheProcessRestarts(t *testing.T) {
	d, _ := stillDesk(t, false)
	d.slack.User(ada).Slash(general, face.Command, "config")
	d.respond(d.take(delivery.Command))
	d.slack.User(ada).Submit(d.slack.Views(ada)[0], values("also", "private"))
	e := d.take(delivery.Interaction)
	d.respond(e)
	before := d.seen()
	d.respond(e)
	if after := d.seen(); after != before {
		t.Errorf("%v, then %v", before, after)
	}
	all, err := d.journal.Changes(t.Context(), here, 10)
	if check(t, err); len(all) != 1 {
		t.Errorf("%d changes", len(all))
	}
}
