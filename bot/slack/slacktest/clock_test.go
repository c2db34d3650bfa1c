package slacktest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestFakeClock(t *testing.T) {
	start := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	c := NewFakeClock(start)
	var got []string
	note := func(what string) func() {
		return func() { got = append(got, what+" "+c.Now().Sub(start).String()) }
	}
	c.AfterFunc(2*time.Second, note("late"))
	c.AfterFunc(time.Second, func() {
		note("early")()
		c.AfterFunc(500*time.Millisecond, note("nested"))
	})
	c.AfterFunc(time.Second, note("same time, later"))
	stop := c.AfterFunc(time.Second, note("stopped"))
	stop()
	c.AfterFunc(time.Hour, note("never"))

	c.Advance(3 * time.Second)
	want := []string{"early 1s", "same time, later 1s", "nested 1.5s", "late 2s"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if now := c.Now().Sub(start); now != 3*time.Second {
		t.Errorf("the clock stands at %v", now)
	}
}

func TestSystemClock(t *testing.T) {
	rang := make(chan bool)
	SystemClock{}.AfterFunc(0, func() { close(rang) })
	stop := SystemClock{}.AfterFunc(time.Hour, func() { t.Error("rang") })
	stop()
	<-rang
	if d := time.Since(SystemClock{}.Now()); d > time.Minute {
		t.Errorf("off by %v", d)
	}
}
