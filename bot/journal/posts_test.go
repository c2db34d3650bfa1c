package journal

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func intend(t *testing.T, j *Journal, c Claim, key string, want Standing) Post {
	t.Helper()
	p := must(j.Intend(t.Context(), c, key))(t)
	if p.Standing != want {
		t.Fatalf("post %q: %s, want %s", key, p.Standing, want)
	}
	return p
}

func TestIntend(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		first := claim(t, j, New, "Ev1")
		c.Move(Lease / 2)
		if p := intend(t, j, first, "busy", NotPosted); !p.Until.Equal(noon.Add(Lease*3/2)) || p.Where != "" {
			t.Errorf("the claim was not renewed: %+v", p)
		}
		check(t, j.Confirm(t.Context(), first, "busy", "C1/1"))
		check(t, j.Confirm(t.Context(), first, "busy", "C1/2"))
		intend(t, j, first, "answer", NotPosted)

		c.Move(Lease - time.Millisecond)
		claim(t, j, Held, "Ev1")
		c.Move(time.Millisecond)
		second := claim(t, j, Again, "Ev1")
		if p := intend(t, j, second, "busy", Posted); p.Where != "C1/1" {
			t.Errorf("posted at %q, want the first place", p.Where)
		}
		intend(t, j, second, "answer", MaybePosted)
		intend(t, j, second, "answer", MaybePosted)
		intend(t, j, second, "answer/2", NotPosted)

		if _, err := j.Intend(t.Context(), first, "answer/3"); !errors.Is(err, ErrLost) {
			t.Errorf("a late worker may post: %v", err)
		}
		check(t, j.Confirm(t.Context(), first, "answer", "C1/3")) // but what it posted it may tell
		intend(t, j, second, "answer", Posted)
		check(t, j.Done(t.Context(), second, "C1/3"))
		if _, err := j.Intend(t.Context(), second, "answer/3"); !errors.Is(err, ErrLost) {
			t.Errorf("a post after the end: %v", err)
		}
		if n := count(t, j, "posts"); n != 3 {
			t.Errorf("%d posts, want 3", n)
		}
	})
}

func TestRetract(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		first := claim(t, j, New, "Ev1")
		intend(t, j, first, "answer", NotPosted)
		check(t, j.Retract(t.Context(), first, "answer"))
		intend(t, j, first, "answer", NotPosted)
		check(t, j.Confirm(t.Context(), first, "answer", "C1/1"))
		if err := j.Retract(t.Context(), first, "answer"); !errors.Is(err, ErrLost) {
			t.Errorf("what is posted was taken back: %v", err)
		}
		intend(t, j, first, "answer", Posted)

		intend(t, j, first, "more", NotPosted)
		c.Move(2 * Lease)
		second := claim(t, j, Again, "Ev1")
		if err := j.Retract(t.Context(), first, "more"); !errors.Is(err, ErrLost) {
			t.Errorf("a late worker took it back: %v", err)
		}
		intend(t, j, second, "more", MaybePosted)
	})
}

func TestConfirmWhatNobodyIntended(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		c := claim(t, j, New, "Ev1")
		if err := j.Confirm(t.Context(), c, "answer", "C1/1"); !errors.Is(err, ErrNotFound) {
			t.Errorf("got %v", err)
		}
	})
}

func TestOneOfManyMayPost(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		c := claim(t, j, New, "Ev1")
		var first atomic.Int64
		var all sync.WaitGroup
		for range 50 {
			all.Go(func() {
				p, err := j.Intend(t.Context(), c, "answer")
				if err != nil {
					t.Error(err)
				}
				if p.Standing == NotPosted {
					first.Add(1)
				}
			})
		}
		all.Wait()
		if first.Load() != 1 {
			t.Errorf("%d may post, want 1", first.Load())
		}
	})
}
