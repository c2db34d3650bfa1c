package delivery

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func aJob(lane, stamp string, urgent bool) *job {
	return &job{facts: facts{lane: lane, stamp: stamp, urgent: urgent}, since: time.Now()}
}

func TestOneOfALaneAtATime(t *testing.T) {
	q := newQueue(10)
	a1, a2, b := aJob("a", "1", false), aJob("a", "2", false), aJob("b", "1", false)
	for _, j := range []*job{a1, a2, b} {
		q.put(j)
	}
	if first, second := q.take(false), q.take(false); first != a1 || second != b {
		t.Fatal("the second of a lane was given out before the first was over")
	}
	q.finish(a1.key())
	if q.take(false) != a2 {
		t.Error("the second of the lane did not come")
	}
}

// Two connections may bring two messages of a thread in the wrong order.
func TestLaneGoesByTimestamps(t *testing.T) {
	q := newQueue(10)
	out, late, early, none := aJob("a", "1", false), aJob("a", "3", false), aJob("a", "2", false), aJob("a", "", false)
	q.put(out)
	q.take(false)
	for _, j := range []*job{late, early, none} {
		q.put(j)
	}
	for i, want := range []*job{early, late, none} {
		q.finish(out.key())
		if q.take(false) != want {
			t.Errorf("wrong at %d", i)
		}
	}
}

func TestTriggersComeFirstAndHaveRoomOfTheirOwn(t *testing.T) {
	q := newQueue(2)
	for i := range 3 {
		if q.put(aJob(fmt.Sprint(i), "1", false)) != (i < 2) {
			t.Error("the bound does not hold")
		}
	}
	urgent := aJob("a", "9", true)
	if !q.put(urgent) || q.take(false) != urgent {
		t.Error("the trigger waits")
	}
	q.put(urgent)
	q.finish(urgent.key())
	if q.take(true) != urgent {
		t.Error("the express worker does not get it")
	}
	go func() {
		time.Sleep(10 * time.Millisecond)
		q.shut()
	}()
	if q.take(true) != nil {
		t.Error("an express worker took what has no trigger")
	}
}

func TestLaterKeepsTheLane(t *testing.T) {
	q := newQueue(10)
	first, second := aJob("a", "1", false), aJob("a", "2", false)
	q.put(first)
	q.put(second)
	q.take(false)
	if !q.later(first, 20*time.Millisecond) {
		t.Fatal("not taken back")
	}
	if q.take(false) != first {
		t.Error("the lane went on meanwhile")
	}
}

func TestShut(t *testing.T) {
	q := newQueue(10)
	out, late, waits := aJob("a", "1", false), aJob("b", "1", false), aJob("a", "2", false)
	for _, j := range []*job{out, late, waits} {
		q.put(j)
	}
	q.take(false)
	q.take(false)
	q.later(late, time.Hour)
	left := q.shut()
	if len(left) != 2 || !slices.Contains(left, late) || !slices.Contains(left, waits) {
		t.Errorf("left %v", left)
	}
	if q.put(waits) || q.later(out, 0) || q.take(false) != nil || q.shut() != nil || q.waiting() != 0 {
		t.Error("it is not shut")
	}
	q.finish(out.key())
}

func TestOverdueIsTheOldestOnce(t *testing.T) {
	q := newQueue(10)
	a, b := aJob("a", "1", false), aJob("b", "1", false)
	a.since = time.Now().Add(-time.Second)
	b.since = time.Now().Add(-time.Minute)
	q.put(a)
	q.put(b)
	for i, want := range []*job{b, a, nil} {
		if q.overdue(time.Now()) != want {
			t.Errorf("wrong at %d", i)
		}
	}
}

// Whatever many workers do, nothing gets lost and lanes keep their order.
func TestQueueUnderWorkers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		lanes, each := rapid.IntRange(1, 5).Draw(rt, "lanes"), rapid.IntRange(1, 20).Draw(rt, "each")
		q := newQueue(1000)
		var mu sync.Mutex
		got := map[string][]string{}
		n := 0
		var wg sync.WaitGroup
		for w := range 4 {
			wg.Go(func() {
				for j := q.take(w == 0); j != nil; j = q.take(w == 0) {
					mu.Lock()
					got[j.lane] = append(got[j.lane], j.stamp)
					n++
					mu.Unlock()
					q.finish(j.key())
				}
			})
		}
		for i := range each {
			for l := range lanes {
				q.put(aJob(fmt.Sprint(l), fmt.Sprintf("%03d", i), l%2 == 0))
			}
		}
		for late := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
			mu.Lock()
			done := n == lanes*each
			mu.Unlock()
			if done {
				break
			}
			if time.Now().After(late) {
				rt.Fatalf("%d of %d were given out", n, lanes*each)
			}
		}
		q.shut()
		wg.Wait()
		for lane, stamps := range got {
			if !slices.IsSorted(stamps) {
				rt.Errorf("lane %s: %v", lane, stamps)
			}
		}
	})
}
