package slacktest

import (
	"net/http"
	"testing"
	"time"
)

func TestRates(t *testing.T) {
	s := New(t, Options{Limits: true})
	post(t, s, "C01GENERAL", "one")
	r, err := web.PostForm(s.URL()+"chat.postMessage", arg("token", BotToken, "channel", "C01GENERAL", "text", "two"))
	if err != nil {
		t.Fatal(err)
	}
	if r.StatusCode != http.StatusTooManyRequests || r.Header.Get("Retry-After") != "1" {
		t.Errorf("status %d, Retry-After %q", r.StatusCode, r.Header.Get("Retry-After"))
	}
	want(t, body(t, r), "ratelimited")
	post(t, s, s.DM("U01ADA"), "another channel has its own second")
	clockOf(s).Advance(time.Second)
	post(t, s, "C01GENERAL", "two")

	for range 50 {
		want(t, ask(t, s, "team.info"), "")
	}
	want(t, ask(t, s, "team.info"), "ratelimited")
	clockOf(s).Advance(time.Minute)
	want(t, ask(t, s, "team.info"), "")
}

func TestNoRates(t *testing.T) {
	s := New(t, Options{})
	for range 60 {
		want(t, ask(t, s, "team.info"), "")
	}
}
