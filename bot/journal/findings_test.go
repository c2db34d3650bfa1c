package journal

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestFound(t *testing.T) {
	if f := Found("a", "words"); f != (Finding{"a", "dba36bffa5cab0f922d087a3aeb179f9d4e745df40b323e1b1471402848c8a3e"}) {
		t.Errorf("got %+v", f)
	}
	if Found("a", "words") == Found("b", "words") || Found("a", "words") == Found("a", "word") {
		t.Error("different quotations are one finding")
	}
}

func TestOffer(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		a, b, x := Found("a1", "one"), Found("a1", "two"), Found("a2", "one")
		w := must(j.Watch(t.Context(), Watch{Owner: asker, Question: "q", Pace: Daily}))(t)
		v := must(j.Watch(t.Context(), Watch{Owner: asker, Question: "r", Pace: Daily}))(t)
		c.Move(time.Minute)
		for _, step := range []struct{ offer, want []Finding }{
			{nil, []Finding{}},
			{[]Finding{b, a, b}, []Finding{b, a}},
			{[]Finding{a, x, b}, []Finding{x}},
			{[]Finding{a, x, b}, []Finding{}},
		} {
			if diff := cmp.Diff(step.want, must(j.Offer(t.Context(), w.ID, step.offer))(t)); diff != "" {
				t.Errorf("offer %v (-want +got):\n%s", step.offer, diff)
			}
		}
		if got := must(j.Offer(t.Context(), v.ID, []Finding{a}))(t); len(got) != 1 {
			t.Error("what one watch sent was kept from another")
		}
		if got := must(j.Watches(t.Context(), asker))(t); !got[0].Looked.Equal(noon.Add(time.Minute)) {
			t.Errorf("looked at %v", got[0].Looked)
		}
		check(t, j.Sent(t.Context(), w.ID, []Finding{a, x}, "D1/1"))
		check(t, j.Sent(t.Context(), w.ID, []Finding{a}, "D1/2"))
		if diff := cmp.Diff([]Finding{b}, must(j.Unsent(t.Context(), w.ID))(t)); diff != "" {
			t.Errorf("unsent (-want +got):\n%s", diff)
		}
		if n := count(t, j, "findings WHERE place = 'D1/1'"); n != 2 {
			t.Errorf("%d findings at the first place, want 2", n)
		}
	})
}

func TestOfferToNoWatch(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		if _, err := j.Offer(t.Context(), "gone", []Finding{Found("a", "b")}); !errors.Is(err, ErrNotFound) {
			t.Errorf("got %v", err)
		}
		if n := count(t, j, "findings"); n != 0 {
			t.Errorf("%d findings of no watch", n)
		}
	})
}

func TestOfferAtOnce(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		w := must(j.Watch(t.Context(), Watch{Owner: asker, Question: "q", Pace: Daily}))(t)
		var fresh atomic.Int64
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				got, err := j.Offer(t.Context(), w.ID, []Finding{Found("a", "1"), Found("a", "2")})
				if err != nil {
					t.Error(err)
				}
				fresh.Add(int64(len(got)))
			})
		}
		all.Wait()
		if fresh.Load() != 2 {
			t.Errorf("%d findings were handed out, want 2", fresh.Load())
		}
	})
}
