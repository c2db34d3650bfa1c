package delivery

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"parley/bot/journal"
	"parley/bot/slack/slacktest"
)

// What a process had claimed when it died is answered by the next one, once its lease ran out.
func TestLeftByADeadProcess(t *testing.T) {
	dead := newBench(t, nil, "", Options{}) // it never runs
	asked := dead.slack.User("U01ADA").DM("what is new?")
	if _, err := dead.d.accept(t.Context(), Happening, dead.slack.Deliveries()[0].Payload); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, dead.slack, dead.path, Options{}).run()
	time.Sleep(150 * time.Millisecond)
	if n := b.echo.tries.Load(); n != 0 {
		t.Errorf("%d tries while the lease lasted", n)
	}
	b.clock.Move(journal.Lease)
	b.answeredOnce(asked)
	b.nothingLeft()
	if b.count.of("resumed") != 1 {
		t.Errorf("%v", b.count.all)
	}
}

// A reply to something of ten minutes ago is a surprise.
func TestTooOldIsLeft(t *testing.T) {
	dead := newBench(t, nil, "", Options{})
	dead.slack.User("U01ADA").DM("what is new?")
	if _, err := dead.d.accept(t.Context(), Happening, dead.slack.Deliveries()[0].Payload); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, dead.slack, dead.path, Options{})
	b.clock.Move(journal.AnswerWithin)
	b.run()
	time.Sleep(150 * time.Millisecond)
	if n := b.echo.tries.Load(); n != 0 {
		t.Errorf("%d tries", n)
	}
	_, err := b.d.accept(t.Context(), Happening, dead.slack.Deliveries()[0].Payload)
	check(t, err)
	if b.count.of("lapsed") != 1 {
		t.Errorf("%v", b.count.all)
	}
}

// What changes something counts also when it is late: a press is done a day later, and not after that.
func TestPressLeftByADeadProcessIsDoneLate(t *testing.T) {
	press := json.RawMessage(`{"type":"block_actions","user":{"id":"U01ADA"},"action_ts":"1.0"}`)
	for after, want := range map[time.Duration]int64{journal.AnswerWithin: 1, journal.KeepEvents - time.Minute: 1, journal.KeepEvents: 0} {
		t.Run(after.String(), func(t *testing.T) {
			dead := newBench(t, nil, "", Options{})
			_, err := dead.d.accept(t.Context(), Interaction, press)
			check(t, err)
			b := newBench(t, dead.slack, dead.path, Options{})
			b.clock.Move(after)
			b.run()
			time.Sleep(150 * time.Millisecond)
			if n := b.echo.tries.Load(); n != want {
				t.Errorf("%d tries, want %d", n, want)
			}
		})
	}
}

// A queue of three for a hundred questions: the journal holds what it does not, in order.
func TestFullQueueLosesNothing(t *testing.T) {
	b := onSocket(t, Options{Queue: 3, Workers: 2})
	ada := b.slack.User("U01ADA")
	roots := []slacktest.Message{ada.Say(general, "one thread"), ada.Say(general, "another")}
	var asked []slacktest.Message
	for i := range 100 {
		asked = append(asked, ada.Reply(roots[i%2], fmt.Sprintf("<@%s> question %03d", slacktest.BotUserID, i)))
	}
	b.answeredOnce(asked...)
	b.nothingLeft()
	if b.count.of("deferred") == 0 {
		t.Error("the queue was never full")
	}
	inOrder(t, b.slack, roots...)
}

// Commands that found their half of the queue full wait in the journal, and are not claimed before there is room: each
// claim counts as a try.
func TestFullQueueOfCommandsUsesUpNoTries(t *testing.T) {
	b := newBench(t, nil, "", Options{Queue: 1, Workers: 1, Express: 1})
	open := make(chan struct{})
	b.echo.before = func(_ context.Context, e Event) error {
		<-open
		b.count.add(fmt.Sprint("attempt ", e.Claim.Attempt))
		return nil
	}
	b.run()
	for i := range 6 {
		_, err := b.d.accept(t.Context(), Command, fmt.Appendf(nil, `{"team_id":"T1","user_id":"U%d","trigger_id":"%d"}`, i, i))
		check(t, err)
	}
	b.d.refill()
	time.Sleep(300 * time.Millisecond) // several looks at the journal
	close(open)
	b.nothingLeft()
	if n := b.count.of("attempt 1") + b.count.of("attempt 2"); n != 6 { // claimed as it came in, and when there was room
		t.Errorf("%d of 6 were answered by then: %v", n, b.count.all)
	}
}

// Behind one that does not fit, those of the other half are still taken.
func TestFullHalfOfTheQueueKeepsNotTheOther(t *testing.T) {
	b := newBench(t, nil, "", Options{Queue: 1})
	b.d.queue.put(aJob("full", "1", false))
	for i, payload := range []string{
		`{"event":{"type":"app_home_opened","user":"U1","event_ts":"1"}}`, `{"event":{"type":"app_home_opened","user":"U2","event_ts":"2"}}`,
		`{"team_id":"T1","user_id":"U3","trigger_id":"3"}`, `{"team_id":"T1","user_id":"U4","trigger_id":"4"}`,
	} {
		kind := []Kind{Happening, Happening, Command, Command}[i]
		f := read(kind, []byte(payload))
		c, err := b.journal.Claim(t.Context(), journal.Event{Names: f.names, Kind: string(kind), Payload: []byte(payload)})
		check(t, err)
		check(t, b.journal.Release(t.Context(), c))
	}
	b.d.recover(t.Context())
	if held := b.d.queue.held; held != [2]int{1, 1} || b.count.of("resumed") != 1 {
		t.Errorf("%v wait, %v", held, b.count.all)
	}
	left, err := b.journal.Unanswered(t.Context(), time.Time{})
	if check(t, err); len(left) != 3 {
		t.Errorf("%d are left, want 3", len(left))
	}
}

// inOrder wants the answers of each thread to stand in the order of its questions.
func inOrder(t *testing.T, s *slacktest.Server, roots ...slacktest.Message) {
	t.Helper()
	for _, root := range roots {
		last := ""
		for _, m := range s.Thread(root.Channel, root.TS) {
			if !m.Bot {
				continue
			}
			if m.Text < last {
				t.Errorf("%q stands behind %q", m.Text, last)
			}
			last = m.Text
		}
	}
}
