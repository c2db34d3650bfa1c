package journal

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"
)

// claim claims an event by names and fails the test unless it comes out as want.
func claim(t *testing.T, j *Journal, want State, names ...string) Claim {
	t.Helper()
	c := must(j.Claim(t.Context(), Event{Names: names, Kind: "events_api", Payload: []byte("{}")}))(t)
	if c.State != want {
		t.Fatalf("claim %q: %s, want %s", names, c.State, want)
	}
	return c
}

func TestClaim(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		first := claim(t, j, New, "Ev1", "C1/1.1")
		if !first.Mine() || first.Attempt != 1 || !first.Received.Equal(noon) || !first.Until.Equal(noon.Add(Lease)) {
			t.Errorf("first claim: %+v", first)
		}
		held := claim(t, j, Held, "Ev1", "C1/1.1")
		if held.Mine() || held.Event != first.Event || !held.Until.Equal(first.Until) {
			t.Errorf("second claim: %+v", held)
		}
		claim(t, j, Held, "Ev1")
		claim(t, j, Held, "C1/1.1", "Ev2") // the same message as another kind of event
		claim(t, j, Held, "Ev2")           // and that one delivered again, by a name learnt late
		claim(t, j, New, "Ev3", "C1/1.2")
		claim(t, j, New, "Ev4", "Ev4")

		c.Move(Lease)
		again := claim(t, j, Again, "Ev2")
		if again.Event != first.Event || again.Attempt != 2 || !again.Received.Equal(noon) {
			t.Errorf("claimed again: %+v", again)
		}
		check(t, j.Done(t.Context(), again, "C1/1.1/1.3"))
		c.Move(Lease)
		claim(t, j, Answered, "Ev1")
	})
}

func TestClaimNeedsAName(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		for _, names := range [][]string{nil, {""}, {"Ev1", ""}} {
			if _, err := j.Claim(t.Context(), Event{Names: names}); !errors.Is(err, errNameless) {
				t.Errorf("%q: got %v", names, err)
			}
		}
		if n := count(t, j, "events") + count(t, j, "event_names"); n != 0 {
			t.Errorf("%d rows were left", n)
		}
	})
}

func TestClaimLapses(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		claim(t, j, New, "old")
		c.Move(AnswerWithin - time.Millisecond)
		claim(t, j, Again, "old")
		c.Move(Lease)
		claim(t, j, Lapsed, "old")

		claim(t, j, New, "deadly")
		for range Attempts - 1 {
			c.Move(Lease)
			claim(t, j, Again, "deadly")
		}
		c.Move(Lease)
		claim(t, j, Lapsed, "deadly")
	})
}

// What may wait longer is listed, handed out and kept as long as it says, and no longer.
func TestClaimWithin(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		must(j.Claim(t.Context(), Event{Names: []string{"vote"}, Within: KeepEvents}))(t)
		c.Move(KeepEvents - time.Millisecond)
		if n := must(j.Forget(t.Context(), 0))(t); n != 0 {
			t.Errorf("forgot %d events that wait", n)
		}
		if all := must(j.Unanswered(t.Context(), time.Time{}))(t); len(all) != 1 || all[0].Within != KeepEvents {
			t.Errorf("%+v wait, want the vote", all)
		}
		claim(t, j, Again, "vote")
		c.Move(Lease)
		if got := waiting(t, j, time.Time{}); len(got) != 0 {
			t.Errorf("%q wait", got)
		}
		claim(t, j, Lapsed, "vote")
		if n := must(j.Forget(t.Context(), 0))(t); n != 1 {
			t.Errorf("forgot %d events, want the vote", n)
		}
	})
}

// Two earlier events cannot be made one by a third with a name of each: whichever is found first stands for it.
func TestClaimBetweenTwo(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		claim(t, j, New, "A")
		claim(t, j, New, "B")
		claim(t, j, Held, "A", "B", "C")
		claim(t, j, Held, "C")
	})
}

// A name whose event is gone belongs to nobody.
func TestClaimOfAForgottenEvent(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		claim(t, j, New, "A")
		if _, err := j.db.Exec(`DELETE FROM events`); err != nil {
			t.Fatal(err)
		}
		claim(t, j, New, "A")
		claim(t, j, Held, "A")
	})
}

func TestPayloadIsKeptAsItCame(t *testing.T) {
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		for i, payload := range [][]byte{nil, {}, []byte("12"), []byte(`{"text":"<@U1> 稀土?"}`), every} {
			began, names := c.Now(), []string{fmt.Sprint("b", i), fmt.Sprint("a", i)}
			must(j.Claim(t.Context(), Event{Names: names, Kind: "slash", Payload: payload}))(t)
			c.Move(Lease)
			got := must(j.Unanswered(t.Context(), began))(t)
			slices.Sort(names)
			if len(got) != 1 || !bytes.Equal(got[0].Payload, payload) || got[0].Kind != "slash" ||
				!slices.Equal(got[0].Names, names) || !got[0].Received.Equal(began) {
				t.Errorf("payload %q came back as %+v", payload, got)
			}
		}
	})
}

// A hundred at once deliver the same ten events, each under the names it has as a mention or as a message.
func TestClaimByManyAtOnce(t *testing.T) {
	each(t, func(t *testing.T, d database) {
		const workers, events = 100, 10
		journals := []*Journal{openAt(t, d, time.Now), openAt(t, d, time.Now), openAt(t, d, time.Now)}
		var mu sync.Mutex
		claimed := map[int]int{}
		var all sync.WaitGroup
		for w := range workers {
			all.Go(func() {
				for i := range events {
					n := (i + w*7) % events
					names := []string{fmt.Sprintf("Ev%d-%d", n, w%2), fmt.Sprintf("C1/%d", n)}
					c, err := journals[w%3].Claim(t.Context(), Event{Names: names})
					if err != nil {
						t.Error(err)
						return
					}
					if c.Mine() {
						mu.Lock()
						claimed[n]++
						mu.Unlock()
					}
				}
			})
		}
		began := time.Now()
		all.Wait()
		t.Logf("%d deliveries of %d events in %v", workers*events, events, time.Since(began).Round(time.Millisecond))
		for n := range events {
			if claimed[n] != 1 {
				t.Errorf("event %d was claimed %d times", n, claimed[n])
			}
		}
		if n := count(t, journals[0], "events"); n != events {
			t.Errorf("%d events, want %d", n, events)
		}
	})
}

func BenchmarkLedger(b *testing.B) {
	j := openAt(b, durable(b.TempDir()+"/journal.db"), time.Now)
	n := 0
	for b.Loop() {
		n++
		c := must(j.Claim(b.Context(), Event{Names: []string{fmt.Sprint("Ev", n), fmt.Sprint("C1/", n)}, Payload: make([]byte, 2000)}))(b)
		must(j.Intend(b.Context(), c, "answer"))(b)
		check(b, j.Done(b.Context(), c, "C1/1"))
	}
}
