package delivery

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"parley/bot/journal"
	"parley/bot/slack/slacktest"
)

var errPlanned = errors.New("planned")

// failing makes the first n tries of every event fail in a way.
func failing(n int64, how func() error) func(context.Context, Event) error {
	return func(_ context.Context, e Event) error {
		if e.Claim.Attempt <= n {
			return how()
		}
		return nil
	}
}

func TestFailuresAndPanicsAreTriedAgain(t *testing.T) {
	for name, how := range map[string]func() error{
		"failed":   func() error { return errPlanned },
		"panicked": func() error { panic("planned") },
	} {
		b := onSocket(t, Options{})
		b.echo.before = failing(3, how)
		asked := b.slack.User("U01ADA").Mention(general, "what is new?")
		b.answeredOnce(asked)
		b.nothingLeft()
		if b.count.of(name) != 3 || b.echo.tries.Load() != 4 {
			t.Errorf("%s: %v", name, b.count.all)
		}
		if name == "panicked" && !strings.Contains(b.log.String(), "work_test.go") {
			t.Error("the log does not say where")
		}
	}
}

// The last try, at which the Responder apologises, is counted across failures; after it there is none.
func TestGivingUp(t *testing.T) {
	b := onSocket(t, Options{})
	last := make(chan int64, 10)
	b.echo.before = func(_ context.Context, e Event) error { last <- e.Claim.Attempt; return errPlanned }
	b.slack.User("U01ADA").DM("what is new?")
	for want := range int64(journal.Attempts) {
		if got := <-last; got != want+1 {
			t.Errorf("try %d, want %d", got, want+1)
		}
	}
	b.until("it gave up", func() bool { return b.count.of("gave up") == 1 })
	time.Sleep(100 * time.Millisecond)
	if n := b.echo.tries.Load(); n != journal.Attempts {
		t.Errorf("%d tries", n)
	}
}

// While one is tried again, those behind it in the thread wait; other threads do not.
func TestOrderWithinAThread(t *testing.T) {
	b := onSocket(t, Options{})
	ada := b.slack.User("U01ADA")
	var once sync.Once
	b.echo.before = func(_ context.Context, e Event) (err error) {
		if strings.Contains(heard(e).Text, "first") {
			once.Do(func() { err = errPlanned })
		}
		return err
	}
	root := ada.Say(general, "a thread")
	var asked []slacktest.Message
	for _, text := range []string{"first", "second", "third"} {
		asked = append(asked, ada.Reply(root, "<@"+slacktest.BotUserID+"> "+text))
	}
	b.answeredOnce(asked...)
	got := b.echo.answered()
	if !slices.IsSortedFunc(got, func(a, b string) int { return rank(a) - rank(b) }) {
		t.Errorf("answered in the order %q", got)
	}
}

func rank(text string) int {
	for i, word := range []string{"first", "second", "third"} {
		if strings.Contains(text, word) {
			return i
		}
	}
	return -1
}

// A trigger lives for three seconds: however many questions wait, a press does not wait behind them.
func TestPressesDoNotWaitBehindQuestions(t *testing.T) {
	b := onSocket(t, Options{Workers: 1, Patience: time.Hour})
	slow := make(chan struct{})
	b.echo.before = func(_ context.Context, e Event) error {
		if e.Kind == Happening {
			<-slow
		}
		return nil
	}
	for i := range 20 {
		b.slack.User("U01ADA").Mention(general, fmt.Sprint(i))
	}
	b.until("they wait", func() bool { return b.d.Waiting() == 19 })
	b.slack.User("U02BEN").GlobalShortcut("ask_parley")
	b.until("the press is answered", func() bool { return slices.Contains(b.echo.answered(), "interactive ") })
	close(slow)
}

// The place of an answer is known even if the journal could not be told at once: nothing is answered twice.
func TestJournalFailingAtTheEnd(t *testing.T) {
	b := onSocket(t, Options{})
	b.echo.before = func(_ context.Context, e Event) error {
		_, err := b.db.Exec(`CREATE TRIGGER stop BEFORE UPDATE OF done ON events WHEN NEW.done <> 0 BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`)
		return err
	}
	asked := b.slack.User("U01ADA").DM("what is new?")
	b.until("the journal is told later", func() bool { return strings.Contains(b.log.String(), "told later") })
	_, err := b.db.Exec(`DROP TRIGGER stop`)
	check(t, err)
	b.d.renew(t.Context())
	b.nothingLeft()
	b.answeredOnce(asked)
}

func TestOneTryHasALimit(t *testing.T) {
	b := onSocket(t, Options{Limit: 20 * time.Millisecond})
	b.echo.before = func(ctx context.Context, e Event) error {
		if e.Claim.Attempt == 1 {
			<-ctx.Done()
			return ctx.Err()
		}
		return nil
	}
	b.answeredOnce(b.slack.User("U01ADA").DM("what is new?"))
}
