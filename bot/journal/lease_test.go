package journal

import (
	"errors"
	"testing"
	"time"
)

func TestRenew(t *testing.T) {
	each(t, func(t *testing.T, d database) {
		c := newClock()
		a, b := openAt(t, d, c.Now), openAt(t, d, c.Now)
		claim(t, a, New, "old")
		c.Move(Lease)
		claim(t, a, New, "mine")
		claim(t, b, New, "another's")
		done := claim(t, a, New, "done")
		check(t, a.Done(t.Context(), done, ""))
		c.Move(Lease / 2)
		if n := must(a.Renew(t.Context()))(t); n != 1 {
			t.Errorf("renewed %d claims, want the one that runs, is open and is its own", n)
		}
		c.Move(Lease / 2)
		claim(t, a, Again, "another's")
		claim(t, a, Again, "old")
		claim(t, b, Held, "mine")
		c.Move(Lease / 2)
		claim(t, b, Again, "mine")
	})
}

func TestRelease(t *testing.T) {
	each(t, func(t *testing.T, d database) {
		c := newClock()
		a, b := openAt(t, d, c.Now), openAt(t, d, c.Now)
		first := claim(t, a, New, "Ev1")
		check(t, a.Release(t.Context(), first))
		if got := must(b.Unanswered(t.Context(), time.Time{}))(t); len(got) != 1 {
			t.Errorf("%d events wait, want the one released", len(got))
		}
		claim(t, b, Again, "Ev1")
		if err := a.Release(t.Context(), first); !errors.Is(err, ErrLost) {
			t.Errorf("released what another holds: %v", err)
		}
		claim(t, a, Held, "Ev1")
	})
}

func TestDone(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		late := claim(t, j, New, "Ev1")
		c.Move(2 * Lease)
		now := claim(t, j, Again, "Ev1")
		if err := j.Done(t.Context(), late, "C1/9"); !errors.Is(err, ErrLost) {
			t.Errorf("done by who lost it: %v", err)
		}
		c.Move(2 * Lease) // nobody took it: it is still this worker's
		check(t, j.Done(t.Context(), now, "C1/2"))
		check(t, j.Done(t.Context(), now, "C1/3"))
		if err := j.Release(t.Context(), now); !errors.Is(err, ErrLost) {
			t.Errorf("released what is done: %v", err)
		}
		var place string
		var payload []byte
		check(t, j.db.QueryRow(`SELECT place, payload FROM events`).Scan(&place, &payload))
		if place != "C1/2" || len(payload) != 0 {
			t.Errorf("place %q, payload %q; want the first place and no payload", place, payload)
		}
		if err := j.Done(t.Context(), Claim{Event: "none", Attempt: 1}, ""); !errors.Is(err, ErrLost) {
			t.Errorf("done without a claim: %v", err)
		}
	})
}
