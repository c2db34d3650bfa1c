package delivery

import (
	"context"
	"fmt"
	"testing"
	"time"

	"parley/bot/slack/slacktest"
)

// At the end what runs is finished, what waits goes to the next process at once, and nothing is answered twice.
func TestDrain(t *testing.T) {
	b := onSocket(t, Options{Workers: 2})
	slow := make(chan struct{})
	b.echo.before = func(context.Context, Event) error { <-slow; return nil }
	var asked []slacktest.Message
	for i := range 12 {
		asked = append(asked, b.slack.User("U01ADA").Mention(general, fmt.Sprint(i)))
	}
	b.until("they wait", func() bool { return b.d.Waiting() == 10 && b.echo.tries.Load() == 2 })
	ended := make(chan error)
	go func() { ended <- b.stop() }()
	b.until("it drains", func() bool { return b.d.ending.Load() && b.count.of("returned") == 10 })
	close(slow)
	check(t, <-ended)
	if n := b.count.of("answered"); n != 2 {
		t.Errorf("%d were finished", n)
	}
	next := onSocketOf(t, b.slack, b.path, Options{})
	next.answeredOnce(asked...)
	next.nothingLeft()
}

// What takes longer than the drain may is cut, given back, and answered by the next process.
func TestDrainCutsWhatTakesTooLong(t *testing.T) {
	b := onSocket(t, Options{Drain: 50 * time.Millisecond})
	b.echo.before = func(ctx context.Context, _ Event) error { <-ctx.Done(); return ctx.Err() }
	asked := b.slack.User("U01ADA").DM("what is new?")
	b.until("it runs", func() bool { return b.echo.tries.Load() == 1 })
	began := time.Now()
	check(t, b.stop())
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
	onSocketOf(t, b.slack, b.path, Options{}).answeredOnce(asked)
}

// An answer that heeds nothing must not keep the process: its lease runs out.
func TestDrainDoesNotWaitForEver(t *testing.T) {
	b := onSocket(t, Options{Drain: 20 * time.Millisecond})
	release := make(chan struct{})
	b.echo.before = func(context.Context, Event) error { <-release; return nil }
	b.slack.User("U01ADA").DM("what is new?")
	b.until("it runs", func() bool { return b.echo.tries.Load() == 1 })
	if err := b.stop(); err == nil {
		t.Error("nothing is said of it")
	}
	close(release)
	b.until("it ends after all", func() bool { return b.count.of("answered")+b.count.of("returned")+b.count.of("lost") == 1 })
}

// Nothing new is taken once the end was asked for: Slack keeps it for the next process.
func TestNothingIsTakenAtTheEnd(t *testing.T) {
	b := newBench(t, nil, "", Options{}).run()
	check(t, b.stop())
	b.slack.User("U01ADA").DM("what is new?")
	if _, err := b.d.accept(t.Context(), Happening, b.slack.Deliveries()[0].Payload); err == nil {
		t.Error("it was taken")
	}
}
