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
	b := onSocket(t, Options{Workers: 1, Patience: 30 * time.Millisecond})
	slow := make(chan struct{})
	b.echo.before = func(context.Context, Event) error { <-slow; return nil }
	var asked []slacktest.Message
	for i := range 6 {
		asked = append(asked, b.slack.User("U01ADA").Mention(general, fmt.Sprint(i)))
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
