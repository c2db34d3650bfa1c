package journal

import (
	"slices"
	"testing"
	"time"
)

// waiting returns the first names of the events that wait.
func waiting(t *testing.T, j *Journal, since time.Time) []string {
	t.Helper()
	names := []string{}
	for _, e := range must(j.Unanswered(t.Context(), since))(t) {
		names = append(names, e.Names[0])
	}
	return names
}

func TestUnanswered(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		claim(t, j, New, "1")
		c.Move(time.Second)
		check(t, j.Done(t.Context(), claim(t, j, New, "2"), ""))
		claim(t, j, New, "3", "also 3")
		for _, step := range []struct {
			move  time.Duration
			since time.Time
			want  []string
		}{
			{0, time.Time{}, []string{}},
			{Lease - time.Second, time.Time{}, []string{"1"}}, // 1 and 3 were a second apart
			{time.Second, time.Time{}, []string{"1", "3"}},
			{0, noon.Add(time.Second), []string{"3"}},
			{0, noon.Add(time.Minute), []string{}},
			{AnswerWithin - Lease - time.Second - time.Millisecond, time.Time{}, []string{"1", "3"}},
			{time.Millisecond, time.Time{}, []string{"3"}},
			{time.Second, time.Time{}, []string{}},
		} {
			c.Move(step.move)
			if got := waiting(t, j, step.since); !slices.Equal(got, step.want) {
				t.Errorf("after %v, since %v: %q, want %q", c.Now().Sub(noon), step.since, got, step.want)
			}
		}
	})
}

// What is listed is what Claim hands out, and what Claim hands out is not listed any more.
func TestUnansweredAgreesWithClaim(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		claim(t, j, New, "Ev1")
		for range Attempts - 1 {
			c.Move(Lease)
			if got := waiting(t, j, time.Time{}); len(got) != 1 {
				t.Fatalf("%q wait, want one", got)
			}
			claim(t, j, Again, "Ev1")
			if got := waiting(t, j, time.Time{}); len(got) != 0 {
				t.Fatalf("%q wait, want none", got)
			}
		}
		c.Move(Lease)
		if got := waiting(t, j, time.Time{}); len(got) != 0 {
			t.Errorf("%q wait after the last attempt", got)
		}
		claim(t, j, Lapsed, "Ev1")
	})
}
