package journal

import (
	"sync"
	"testing"
	"time"
)

func TestForget(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		answered := claim(t, j, New, "answered", "also answered")
		must(j.Intend(t.Context(), answered, "answer"))(t)
		check(t, j.Done(t.Context(), answered, "C1/1"))
		claim(t, j, New, "lapsed")
		c.Move(time.Hour)
		claim(t, j, New, "young")
		c.Move(KeepEvents - time.Hour)
		if n := must(j.Forget(t.Context(), KeepEvents))(t); n != 0 {
			t.Errorf("forgot %d events of just a day", n)
		}
		c.Move(time.Millisecond)
		if n := must(j.Forget(t.Context(), KeepEvents))(t); n != 2 {
			t.Errorf("forgot %d events, want 2", n)
		}
		for table, want := range map[string]int{"events": 1, "event_names": 1, "posts": 0} {
			if n := count(t, j, table); n != want {
				t.Errorf("%d rows in %s, want %d", n, table, want)
			}
		}
		claim(t, j, Lapsed, "young")
		claim(t, j, New, "answered")
	})
}

func TestForgetKeepsWhatIsInHand(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		slow := claim(t, j, New, "slow")
		for range 100 {
			c.Move(Lease - time.Second)
			must(j.Renew(t.Context()))(t)
		}
		claim(t, j, New, "young")
		c.Move(AnswerWithin - Lease)
		must(j.Intend(t.Context(), slow, "answer"))(t)
		if n := must(j.Forget(t.Context(), 0))(t); n != 0 {
			t.Errorf("forgot %d events that somebody is at or may be", n)
		}
		check(t, j.Done(t.Context(), slow, ""))
		if n := must(j.Forget(t.Context(), 0))(t); n != 1 {
			t.Errorf("forgot %d events, want the slow one", n)
		}
	})
}

// Forgetting and claiming get in each other's way without either failing.
func TestForgetWhileClaiming(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		names := []string{"a", "b", "c", "d"}
		var all sync.WaitGroup
		for w := range 4 {
			all.Go(func() {
				for i := range 40 {
					if _, err := j.Claim(t.Context(), Event{Names: []string{names[w], names[i%4]}}); err != nil {
						t.Error(err)
					}
					c.Move(AnswerWithin / 20)
				}
			})
		}
		all.Go(func() {
			for range 40 {
				if _, err := j.Forget(t.Context(), 0); err != nil {
					t.Error(err)
				}
			}
		})
		all.Wait()
	})
}
