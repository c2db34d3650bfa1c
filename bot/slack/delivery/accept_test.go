package delivery

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"parley/bot/slack/slacktest"
)

func canonical(t *testing.T, text []byte) []byte {
	t.Helper()
	var v any
	check(t, json.Unmarshal(text, &v))
	again, err := json.Marshal(v)
	check(t, err)
	return again
}

// refuseWrites makes the journal fail, or not any more.
func (b *bench) refuseWrites(yes bool) {
	b.t.Helper()
	for _, on := range []string{"INSERT ON event_names", "INSERT ON events", "UPDATE ON events"} {
		query := fmt.Sprintf(`CREATE TRIGGER "refuse %s" BEFORE %s BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`, on, on)
		if !yes {
			query = fmt.Sprintf(`DROP TRIGGER "refuse %s"`, on)
		}
		_, err := b.db.Exec(query)
		check(b.t, err)
	}
}

// The same message under other event ids: Slack was seen to send up to eleven.
func TestRedeliveryUnderOtherNames(t *testing.T) {
	b := newBench(t, nil, "", Options{}).run()
	asked := b.slack.User("U01ADA").DM("what is new?")
	payload := b.slack.Deliveries()[0].Payload
	for i := range 11 {
		var p map[string]any
		check(t, json.Unmarshal(payload, &p))
		p["event_id"] = fmt.Sprint("EvX", i)
		again, err := json.Marshal(p)
		check(t, err)
		if _, err := b.d.accept(t.Context(), Happening, again); err != nil {
			t.Fatal(err)
		}
	}
	b.answeredOnce(asked)
	b.nothingLeft()
	if b.count.of("duplicate") != 10 {
		t.Errorf("%v", b.count.all)
	}
}

// An event that is not acknowledged comes again, and is answered then.
func TestJournalFailing(t *testing.T) {
	b := onSocket(t, Options{})
	b.refuseWrites(true)
	asked := b.slack.User("U01ADA").DM("are you there?")
	b.until("it was refused", func() bool { return b.count.of("refused") >= 1 })
	if d := b.slack.Deliveries()[0]; d.Acked || b.d.Ready() == nil {
		t.Errorf("acknowledged %v, ready: %v", d.Acked, b.d.Ready())
	}
	b.refuseWrites(false)
	b.slackTime.Advance(time.Minute + 4*time.Second) // the ack is late, and then Slack waits a minute
	b.answeredOnce(asked)
}

// What the Responder does not want costs nothing and leaves nothing.
func TestUnwantedIsForgotten(t *testing.T) {
	b := onSocket(t, Options{})
	b.slack.User("U01ADA").Say(general, "nobody asked Parley")
	b.until("it is acknowledged", func() bool { return allAcked(b.slack) })
	var n int
	check(t, b.db.QueryRow(`SELECT count(*) FROM events`).Scan(&n))
	if n != 0 || b.echo.tries.Load() != 0 {
		t.Errorf("%d events in the journal", n)
	}
}

// Two processes on one journal get every event of one app, some twice: which of them answers is no matter.
func TestTwoProcesses(t *testing.T) {
	one := onSocket(t, Options{})
	two := onSocketOf(t, one.slack, one.path, Options{})
	var asked []slacktest.Message
	for i := range 40 {
		asked = append(asked, one.slack.User("U01ADA").Mention(general, fmt.Sprint("question ", i)))
	}
	one.answeredOnce(asked...)
	one.nothingLeft()
	if a, b := one.count.of("answered"), two.count.of("answered"); a+b != 40 || a == 0 || b == 0 {
		t.Errorf("%d and %d", a, b)
	}
}
