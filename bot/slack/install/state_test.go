package install

import (
	"errors"
	"testing"
	"time"

	"parley/bot/slack/slacktest"
)

func newTestStates() (*states, *slacktest.FakeClock) {
	clock := slacktest.NewFakeClock(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	return newStates(key, clock.Now), clock
}

func TestStates(t *testing.T) {
	s, clock := newTestStates()
	state := s.issue("ada")
	for _, c := range []struct {
		name, state, browser string
		want                 error
	}{
		{"another browser", state, "ben", errForged},
		{"no browser", s.issue(""), "", errForged},
		{"nothing", "", "ada", errForged},
		{"not base64", "?" + state[1:], "ada", errForged},
		{"cut short", state[:len(state)-4], "ada", errForged},
		{"the first time", state, "ada", nil},
		{"the second time", state, "ada", errUsed},
	} {
		if err := s.take(c.state, c.browser); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	late := s.issue("ada")
	clock.Advance(goodFor - time.Millisecond)
	if err := s.take(late, "ada"); err != nil {
		t.Errorf("just in time: %v", err)
	}
	late = s.issue("ada")
	clock.Advance(goodFor)
	if err := s.take(late, "ada"); !errors.Is(err, errExpired) {
		t.Errorf("too late: %v", err)
	}
}

// No byte of a state can be another one.
func TestStatesAltered(t *testing.T) {
	s, _ := newTestStates()
	state := []byte(s.issue("ada"))
	for i := range state {
		altered := append([]byte{}, state...)
		if altered[i] = 'A'; state[i] == 'A' {
			altered[i] = 'B'
		}
		if err := s.take(string(altered), "ada"); !errors.Is(err, errForged) {
			t.Errorf("byte %d altered: %v", i, err)
		}
	}
}

// Behind a load balancer an install may begin at one process and end at another; with another key it may not.
func TestStatesOfAnotherProcess(t *testing.T) {
	s, clock := newTestStates()
	if err := newStates(key, clock.Now).take(s.issue("ada"), "ada"); err != nil {
		t.Error(err)
	}
	if err := newStates([]byte("another key of thirty-two bytes!"), clock.Now).take(s.issue("ada"), "ada"); !errors.Is(err, errForged) {
		t.Errorf("another key: %v", err)
	}
}

// What is remembered as used is bounded, and forgotten when it would have expired.
func TestUsedStatesAreBounded(t *testing.T) {
	s, clock := newTestStates()
	for i := range mostUsed {
		s.used[[nonceSize]byte{byte(i), byte(i >> 8)}] = clock.Now().Add(goodFor)
	}
	if err := s.take(s.issue("ada"), "ada"); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
	clock.Advance(goodFor)
	if err := s.take(s.issue("ada"), "ada"); err != nil || len(s.used) != 1 {
		t.Errorf("%v with %d remembered", err, len(s.used))
	}
}
