package delivery

import (
	"context"
	"fmt"
	"testing"
	"time"

	"parley/bot/slack/slacktest"
)

// Whoever waits longer than a moment hears so, once, before the answer; whoever does not hears nothing.
func TestWaitingAskersAreTold(t *testing.T) {
	b := onSocket(t, Options{Workers: 1, Patience: 400 * time.Millisecond})
	slow, begun := make(chan struct{}), make(chan struct{}, 11)
	b.echo.before = func(context.Context, Event) error { begun <- struct{}{}; <-slow; return nil }
	var asked []slacktest.Message
	for i := range 6 {
		asked = append(asked, b.slack.User("U01ADA").Mention(general, fmt.Sprint(i)))
		if i == 0 {
			<-begun // or the first, on a busy machine, would be one of those who wait
		}
	}
	for range 5 { // one conversation, one notice
		asked = append(asked, b.slack.User("U02BEN").DM("and here?"))
	}
	b.until("six were told", func() bool { return b.echo.busy.Load() == 6 })
	time.Sleep(100 * time.Millisecond)
	close(slow)
	b.answeredOnce(asked...)
	if n := b.echo.busy.Load(); n != 6 {
		t.Errorf("told %d times", n)
	}
}
