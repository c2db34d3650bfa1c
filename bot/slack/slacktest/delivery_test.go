package slacktest

import (
	"strings"
	"testing"
	"time"
)

func TestRedelivery(t *testing.T) {
	s := New(t, Options{})
	one, two := dial(t, s), dial(t, s)
	s.User("U01ADA").DM("question")
	first := one.next()
	clockOf(s).Advance(answerWithin)
	again := two.next()
	if again["retry_attempt"] != 1.0 || again["retry_reason"] != "timeout" || again["envelope_id"] == first["envelope_id"] {
		t.Errorf("%v", again)
	}
	if id := func(e object) any { return e["payload"].(object)["event_id"] }; id(first) != id(again) {
		t.Error("another event_id")
	}
	clockOf(s).Advance(answerWithin + time.Minute)
	third := one.next()
	clockOf(s).Advance(answerWithin + 5*time.Minute)
	fourth := two.next()
	if third["retry_attempt"] != 2.0 || fourth["retry_attempt"] != 3.0 {
		t.Errorf("%v %v", third, fourth)
	}
	clockOf(s).Advance(time.Hour)
	if n := len(s.Deliveries()[0].Attempts); n != 4 {
		t.Errorf("%d attempts", n)
	}
	one.ack(third, nil) // late
	until(t, s, func() bool { return s.Deliveries()[0].Acked })
}

func TestEventsWaitForAConnection(t *testing.T) {
	s := New(t, Options{})
	s.User("U01ADA").DM("early")
	s.User("U01ADA").Slash("C01GENERAL", "/parley", "help")
	c := dial(t, s)
	if e := c.next(); e["type"] != "events_api" {
		t.Errorf("%v", e)
	}
	d := s.Deliveries()
	if d[1].Attempts[0].Failure != "no_connection" {
		t.Errorf("a command does not wait: %+v", d[1])
	}
}

func TestAck(t *testing.T) {
	s := New(t, Options{})
	c := dial(t, s)
	s.User("U01ADA").DM("question")
	e := c.next()
	if e["type"] != "events_api" || e["accepts_response_payload"] != false || e["retry_attempt"] != 0.0 || e["retry_reason"] != "" {
		t.Errorf("%v", e)
	}
	clockOf(s).Advance(time.Second)
	c.ack(e, nil)
	until(t, s, func() bool { return s.Deliveries()[0].Acked })
	d := s.Deliveries()[0]
	if took := d.Attempts[0].AckedAt.Sub(d.Attempts[0].At); took != time.Second || d.EventID == "" || d.Attempts[0].Link != 1 {
		t.Errorf("%+v", d)
	}
	clockOf(s).Advance(time.Hour)
	if n := len(s.Deliveries()[0].Attempts); n != 1 {
		t.Errorf("%d attempts after the ack", n)
	}
}

// A large answer is dropped without a word, and the person never sees it.
func TestLargeAck(t *testing.T) {
	s := New(t, Options{})
	c := dial(t, s)
	s.User("U01ADA").Slash("C01GENERAL", "/parley", "help")
	c.ack(c.next(), object{"text": strings.Repeat("a", largestAck)})
	s.User("U01ADA").Slash("C01GENERAL", "/parley", "help")
	c.ack(c.next(), object{"text": "short"})
	until(t, s, func() bool { return s.Deliveries()[1].Acked })
	if s.Deliveries()[0].Acked || len(s.Ephemerals("U01ADA")) != 1 {
		t.Errorf("%+v", s.Ephemerals("U01ADA"))
	}
}
