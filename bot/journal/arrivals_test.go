package journal

import (
	"testing"
	"time"

	"parley/corpus"
)

// told takes what the next channel is told, which there must be, or none for a zero Arrival.
func told(t *testing.T, j *Journal, now corpus.Position, want Arrival) {
	t.Helper()
	got, ok, err := j.TakeArrival(t.Context(), now, 10*time.Minute)
	check(t, err)
	if got != want || ok != (want != Arrival{}) {
		t.Errorf("took %+v, %v, want %+v", got, ok, want)
	}
}

func TestArrivals(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		general := Channel{Team: "T1", ID: "C1"}
		for _, want := range []bool{true, false} {
			if fresh := must(j.Announce(t.Context(), general, "U1", 7))(t); fresh != want {
				t.Errorf("it is new: %v", fresh)
			}
		}
		told(t, j, 7, Arrival{})
		first := Arrival{general, 7, 9, 1}
		told(t, j, 9, first)
		told(t, j, 12, Arrival{}) // it is in hand
		c.Move(RemindWithin)      // whoever took it died
		told(t, j, 12, Arrival{general, 7, 9, 2})
		check(t, j.Arrived(t.Context(), first, true))
		check(t, j.Arrived(t.Context(), first, true))
		told(t, j, 12, Arrival{}) // it was told just now
		c.Move(10 * time.Minute)
		second := Arrival{general, 9, 12, 1}
		told(t, j, 12, second)
		check(t, j.Arrived(t.Context(), second, false)) // nothing was said: what comes next need not wait
		told(t, j, 13, Arrival{general, 12, 13, 1})
		for _, want := range []bool{true, false} {
			if was := must(j.Unannounce(t.Context(), general))(t); was != want {
				t.Errorf("it was told: %v", was)
			}
		}
		check(t, j.Arrived(t.Context(), Arrival{general, 12, 13, 1}, true))
		c.Move(time.Hour)
		told(t, j, 20, Arrival{})
	})
}

// Several channels are each told, whoever asks.
func TestArrivalsOfSeveralChannels(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		for _, id := range []string{"C2", "C1"} {
			must(j.Announce(t.Context(), Channel{"T1", id}, "U1", 0))(t)
		}
		told(t, j, 5, Arrival{Channel{"T1", "C1"}, 0, 5, 1})
		told(t, j, 5, Arrival{Channel{"T1", "C2"}, 0, 5, 1})
		told(t, j, 5, Arrival{})
	})
}
