package slacktest

import (
	"strings"
	"testing"
	"time"
)

func TestWait(t *testing.T) {
	s := New(t, Options{})
	if err := s.Wait(func() bool { return true }, 0); err != nil {
		t.Error(err)
	}
	ask(t, s, "auth.test", "token", "other")
	err := s.Wait(func() bool { return false }, time.Millisecond)
	if err == nil || !strings.Contains(err.Error(), "auth.test (invalid_auth)") {
		t.Errorf("%v", err)
	}
	go s.User("U01ADA").DM("question")
	until(t, s, func() bool { return len(s.Messages(s.DM("U01ADA"))) == 1 })
}

func TestClose(t *testing.T) {
	s := New(t, Options{})
	c := dial(t, s)
	s.Close()
	if e := c.next(); e != nil {
		t.Errorf("%v", e)
	}
	s.Close()
	s.User("U01ADA").DM("into the void")
	if n := len(s.Links()); n != 0 {
		t.Errorf("%d connections", n)
	}
}
