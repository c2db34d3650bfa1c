package corpus

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func names(t *testing.T, s *Store) string {
	t.Helper()
	due, err := s.Due(t.Context(), 10)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, n := range due {
		all = append(all, n.Name)
	}
	return strings.Join(all, " ")
}

// A source is due at once, then after its time, later the more often it fails, and never while it is paused.
func TestDue(t *testing.T) {
	s := openStore(t)
	now := time.Date(2025, 7, 28, 10, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return now }
	for _, n := range []Subscription{
		{Name: "feed:a", Kind: "feed", Address: "https://me:word@example.com/a", Options: `{"x":1}`, Every: time.Hour},
		{Name: "feed:b", Kind: "feed", Address: "https://example.com/b", Every: time.Hour},
	} {
		if err := s.Subscribe(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Subscribe(t.Context(), Subscription{Name: "feed:a"}); !errors.Is(err, ErrSubscribed) {
		t.Errorf("twice: %v", err)
	}
	if got := names(t, s); got != "feed:a feed:b" {
		t.Errorf("due: %s", got)
	}
	if err := errors.Join(s.Synced(t.Context(), "feed:a", nil, time.Time{}), s.Pause(t.Context(), "feed:b", true)); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		after  time.Duration
		due    string
		failed error
		until  time.Duration
	}{
		{after: 59 * time.Minute, due: ""},
		{after: time.Minute, due: "feed:a", failed: errors.New("no luck")},
		{after: time.Hour, due: "feed:a", failed: errors.New("no luck")},
		{after: time.Hour, due: ""},
		{after: time.Hour, due: "feed:a", until: 5 * time.Hour},
		{after: 4 * time.Hour, due: ""},
		{after: time.Hour, due: "feed:a"},
	} {
		now = now.Add(step.after)
		if got := names(t, s); got != step.due {
			t.Errorf("at %v due: %q, want %q", now, got, step.due)
		}
		if step.due != "" {
			if err := s.Synced(t.Context(), "feed:a", step.failed, now.Add(step.until)); err != nil {
				t.Fatal(err)
			}
			n, err := s.Subscription(t.Context(), "feed:a")
			if err != nil || (n.Error == "") != (step.failed == nil) || (n.Failures == 0) != (step.failed == nil) || !n.Synced.Equal(now) {
				t.Errorf("%+v, %v", n, err)
			}
		}
	}
	if err := s.Pause(t.Context(), "feed:b", false); err != nil || names(t, s) != "feed:b" {
		t.Errorf("resumed: %s, %v", names(t, s), err)
	}
	n, err := s.Subscription(t.Context(), "feed:a")
	if err != nil || n.Address != "https://me:word@example.com/a" || n.Options != `{"x":1}` || n.Every != time.Hour || n.Kind != "feed" {
		t.Errorf("%+v, %v", n, err)
	}
}

// Who adds a source to sync it has it to itself from the first moment on.
func TestSubscribeAndSync(t *testing.T) {
	s := openStore(t)
	now := time.Date(2025, 7, 28, 10, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return now }
	if err := s.Subscribe(t.Context(), Subscription{Name: "a", Every: time.Hour, Due: now.Add(15 * time.Minute)}); err != nil {
		t.Fatal(err)
	}
	n, err := s.Subscription(t.Context(), "a")
	if err != nil || names(t, s) != "" || !n.Added.Equal(now) {
		t.Errorf("due: %q, %+v, %v", names(t, s), n, err)
	}
	if now = now.Add(15 * time.Minute); names(t, s) != "a" {
		t.Error("it is not due again")
	}
	if err := errors.Join(s.Hold(t.Context(), "a", time.Hour), s.Hold(t.Context(), "a", 0)); err != nil || names(t, s) != "a" {
		t.Errorf("held no longer, it is not due: %v", err)
	}
}

// However often a source fails, it is tried once a day.
func TestFailsForLong(t *testing.T) {
	s := openStore(t)
	now := time.Date(2025, 7, 28, 10, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return now }
	if err := s.Subscribe(t.Context(), Subscription{Name: "a", Every: time.Minute}); err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if err := s.Synced(t.Context(), "a", errors.New("no"), time.Time{}); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := s.Subscription(t.Context(), "a"); err != nil || n.Failures != 100 || n.Due.Sub(now) > longestWait || n.Due.Sub(now) < time.Hour {
		t.Errorf("due after %v, %v", n.Due.Sub(now), err)
	}
}

// Of several servers that see a source due, one takes it.
func TestClaim(t *testing.T) {
	s := openStore(t)
	if err := s.Subscribe(t.Context(), Subscription{Name: "a", Every: time.Minute}); err != nil {
		t.Fatal(err)
	}
	due, err := s.Due(t.Context(), 10)
	if err != nil || len(due) != 1 {
		t.Fatal(due, err)
	}
	for n, want := range []bool{true, false} {
		if mine, err := s.Claim(t.Context(), due[0], time.Hour); err != nil || mine != want {
			t.Errorf("%d: %v, %v", n, mine, err)
		}
	}
	if names(t, s) != "" {
		t.Error("it is still due")
	}
	if err := s.Hold(t.Context(), "a", 2*time.Hour); err != nil || names(t, s) != "" {
		t.Errorf("held, it is due: %v", err)
	}
	if err := s.Release(t.Context(), due[0]); err != nil || names(t, s) != "a" {
		t.Errorf("given back, it is not due: %v", err)
	}
}

func TestNoSource(t *testing.T) {
	s := openStore(t)
	_, err := s.Subscription(t.Context(), "a")
	for what, err := range map[string]error{"Subscription": err, "Unsubscribe": s.Unsubscribe(t.Context(), "a"),
		"Pause": s.Pause(t.Context(), "a", true), "Synced": s.Synced(t.Context(), "a", nil, time.Time{})} {
		if !errors.Is(err, ErrNotFound) || err.Error() != `there is no source "a"; parley sources list names them` {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := s.Subscribe(t.Context(), Subscription{Name: "a"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Unsubscribe(t.Context(), "a"); err != nil {
		t.Error(err)
	}
	if all, err := s.Subscriptions(t.Context()); err != nil || len(all) > 0 {
		t.Errorf("%v, %v", all, err)
	}
}
