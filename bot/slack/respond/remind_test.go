package respond

import (
	"context"
	"strings"
	"testing"
	"time"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/bot/slack/slacktest"
	"parley/corpus"
)

// A day is a desk on which time passes as the test says, with a list of what is ahead before ada: the Lion Accord expires on 10 September 2026.
type day struct {
	*desk
	now  *slacktest.FakeClock
	list slacktest.Message
}

func lions(text string) corpus.Article {
	return corpus.Article{ID: "lions", Title: "The Lion Accord", Publisher: "Bureau of Lions", Published: "2026-08-01", Text: text}
}

const expiry = "The Lion Accord expires on 10 September 2026."

func newDay(t *testing.T) day {
	d := day{newDesk(t, set{still: true, articles: []corpus.Article{lions("The Lion Accord was signed on 1 May 2024. " + expiry)}}), slacktest.NewFakeClock(summer), slacktest.Message{}}
	j, err := journal.Open(t.Context(), d.db, d.now.Now)
	check(t, err)
	parts := d.r.Parts
	parts.Journal, parts.Clock = j, d.now.Now
	d.desk.journal, d.r = j, New(parts, d.r.options)
	d.slack.User(ada).Slash(general, face.Command, "upcoming")
	d.respond(d.take(delivery.Command))
	d.list = d.private(ada, 1)
	return d
}

// press presses a button and returns what ada alone sees of it.
func (d day) press(m slacktest.Message, action string) slacktest.Message {
	d.t.Helper()
	n := len(d.slack.Ephemerals(ada))
	d.slack.User(ada).Click(m, action)
	d.respond(d.take(delivery.Interaction))
	return d.private(ada, n+1)
}

// told returns the texts ada was reminded by.
func (d day) told() []string {
	var all []string
	for _, m := range d.slack.Messages(d.slack.DM(ada)) {
		all = append(all, m.Text)
	}
	return all
}

// after lets time pass and sends what is due, as a process does that has just started.
func (d day) after(passed time.Duration) {
	d.t.Helper()
	d.now.Advance(passed)
	check(d.t, New(d.r.Parts, d.r.options).SendReminders(d.t.Context()))
}

func TestReminders(t *testing.T) {
	d := newDay(t)
	for action, want := range map[string]string{"remind_before:1": "9 September 2026 at 09", "remind_on:1": "10 September 2026 at 09"} {
		if m := d.press(d.list, action); !strings.Contains(m.Text, "I will remind you on "+want) {
			t.Errorf("%s: %s", action, m.Text)
		}
	}
	d.press(d.list, "remind_on:1") // pressed again, it is the same reminder
	d.after(0)
	if n := len(d.told()); n != 0 {
		t.Fatalf("reminded %d times before the day", n)
	}
	d.after(7*24*time.Hour + 21*time.Hour) // 9 September, 9 o'clock
	if all := d.told(); len(all) != 1 || !strings.Contains(all[0], expiry) {
		t.Fatalf("%q", all)
	}
	d.after(time.Hour)
	d.after(24 * time.Hour)
	d.after(24 * time.Hour)
	if all := d.told(); len(all) != 2 {
		t.Errorf("%q", all)
	}
}

// A process that dies after it sent a reminder, before it could note that, does not send it again; one that dies before it sent does.
func TestReminderIsSentOnceThoughTheProcessDies(t *testing.T) {
	d := newDay(t)
	d.press(d.list, "remind_on:1")
	d.now.Advance(9 * 24 * time.Hour)
	_, ok, err := d.journal.TakeReminder(t.Context()) // and died
	if check(t, err); !ok {
		t.Fatal("nothing is due")
	}
	d.after(0)
	if n := len(d.told()); n != 0 {
		t.Fatal("two send at once")
	}
	d.after(journal.RemindWithin)
	if n := len(d.told()); n != 1 {
		t.Fatalf("reminded %d times", n)
	}
	_, err = d.db.Exec(`UPDATE reminders SET sent = 0, place = ''`)
	check(t, err)
	d.after(journal.RemindWithin)
	if n := len(d.told()); n != 1 {
		t.Errorf("reminded %d times", n)
	}
}

// What Slack does not take now is sent when it does.
func TestReminderWaitsForSlack(t *testing.T) {
	d := newDay(t)
	d.press(d.list, "remind_on:1")
	d.now.Advance(9 * 24 * time.Hour)
	d.slack.FailNext("chat.postMessage", slacktest.Failure{Status: 500})
	if err := d.r.SendReminders(t.Context()); err == nil {
		t.Error("no error")
	}
	d.after(journal.RemindWithin)
	if n := len(d.told()); n != 1 {
		t.Errorf("reminded %d times", n)
	}
}

func TestReminderIsTakenBack(t *testing.T) {
	d := newDay(t)
	m := d.press(d.list, "remind_on:1")
	if m := d.press(m, "unremind:0"); m.Text != face.Sentence(unremindText).Text {
		t.Error(m.Text)
	}
	d.after(9 * 24 * time.Hour)
	if n := len(d.told()); n != 0 {
		t.Errorf("reminded %d times", n)
	}
	if m := d.press(d.list, "remind_on:1"); m.Text != face.Sentence(tooLateText).Text {
		t.Error(m.Text)
	}
}

// Nothing is quoted that the article no longer says.
func TestReminderOfWhatNoLongerStands(t *testing.T) {
	d := newDay(t)
	d.press(d.list, "remind_on:1")
	_, err := corpus.Sync(t.Context(), d.store, pile{lions("The Lion Accord was prolonged on 5 September 2026.")}, nil)
	check(t, err)
	d.after(9 * 24 * time.Hour)
	if all := d.told(); len(all) != 1 || strings.Contains(all[0], expiry) || !strings.Contains(all[0], "no longer holds the sentence") {
		t.Errorf("%q", all)
	}
}

func TestKeepReminding(t *testing.T) {
	d := newDay(t)
	d.press(d.list, "remind_on:1")
	ended := make(chan struct{})
	ctx, cancel := context.WithCancel(t.Context())
	go func() { defer close(ended); d.r.KeepReminding(ctx, time.Millisecond) }()
	d.now.Advance(9 * 24 * time.Hour)
	d.until("ada is reminded", func() bool { return len(d.told()) == 1 })
	cancel()
	<-ended
}
