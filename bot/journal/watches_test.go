package journal

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestWatch(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		want := Watch{Owner: asker, Channel: "C1", Question: "new 镓 rules?", Pace: Daily, Paused: true}
		first := must(j.Watch(t.Context(), want))(t)
		want.ID, want.Created, want.Paused = first.ID, noon, false // a new watch speaks
		if diff := cmp.Diff(want, first); diff != "" || first.ID == "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		check(t, j.Pause(t.Context(), first.ID, asker, true))
		c.Move(time.Second)
		want.Pace = Weekly
		again := must(j.Watch(t.Context(), want))(t)
		want.Paused = true // a new pace does not wake a paused one
		if diff := cmp.Diff(want, again); diff != "" {
			t.Errorf("set up twice (-want +got):\n%s", diff)
		}
		own := must(j.Watch(t.Context(), Watch{Owner: asker, Question: want.Question, Pace: Weekly}))(t)
		must(j.Watch(t.Context(), Watch{Owner: Person{"T2", "U1"}, Question: want.Question, Pace: AtOnce}))(t)
		if diff := cmp.Diff([]Watch{want, own}, must(j.Watches(t.Context(), asker))(t)); diff != "" {
			t.Errorf("watches (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]Watch{own}, must(j.Active(t.Context(), Weekly))(t)); diff != "" {
			t.Errorf("active (-want +got):\n%s", diff)
		}
		if got := must(j.Active(t.Context(), Daily))(t); len(got) != 0 {
			t.Errorf("active daily: %v", got)
		}
	})
}

func TestWatchIsItsOwners(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		w := must(j.Watch(t.Context(), Watch{Owner: asker, Question: "q", Pace: Daily}))(t)
		must(j.Offer(t.Context(), w.ID, []Finding{Found("a1", "quote")}))(t)
		for _, other := range []Person{{"T1", "U2"}, {"T2", "U1"}} {
			if err := j.Pause(t.Context(), w.ID, other, true); !errors.Is(err, ErrNotFound) {
				t.Errorf("%v paused it: %v", other, err)
			}
			check(t, j.Unwatch(t.Context(), w.ID, other))
		}
		if got := must(j.Active(t.Context(), Daily))(t); len(got) != 1 {
			t.Errorf("%d watches left, want 1", len(got))
		}
		check(t, j.Unwatch(t.Context(), w.ID, asker))
		check(t, j.Unwatch(t.Context(), w.ID, asker))
		if n := count(t, j, "watches") + count(t, j, "findings"); n != 0 {
			t.Errorf("%d rows left of an ended watch", n)
		}
		if err := j.Pause(t.Context(), w.ID, asker, true); !errors.Is(err, ErrNotFound) {
			t.Errorf("paused what has ended: %v", err)
		}
	})
}

func TestWatchSetUpAtOnce(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				if _, err := j.Watch(t.Context(), Watch{Owner: asker, Question: "q", Pace: Daily}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if n := count(t, j, "watches"); n != 1 {
			t.Errorf("%d watches, want 1", n)
		}
	})
}
