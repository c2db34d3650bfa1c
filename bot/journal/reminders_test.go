package journal

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func reminder(due time.Time, about string) Reminder {
	return Reminder{Person: asker, Due: due, About: about, Holds: []byte(`{"of":"` + about + `"}`)}
}

// taken takes the next reminder, which there must be, or none for "".
func taken(t *testing.T, j *Journal, about string, tries int) Reminder {
	t.Helper()
	r, ok, err := j.TakeReminder(t.Context())
	check(t, err)
	if r.About != about || ok != (about != "") || r.Tries != tries {
		t.Fatalf("took %+v, %v, want %q for the %d. time", r, ok, about, tries)
	}
	return r
}

func TestReminders(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		first := must(j.Remind(t.Context(), reminder(noon.Add(2*time.Hour), "late")))(t)
		must(j.Remind(t.Context(), reminder(noon.Add(time.Hour), "early")))(t)
		if again := must(j.Remind(t.Context(), reminder(noon.Add(2*time.Hour), "late")))(t); again.ID != first.ID || string(again.Holds) != string(first.Holds) {
			t.Errorf("the same reminder is kept as %+v and %+v", first, again)
		}
		taken(t, j, "", 0)
		c.Move(time.Hour)
		early := taken(t, j, "early", 1)
		if early.Person != asker || !early.Due.Equal(noon.Add(time.Hour)) || string(early.Holds) != `{"of":"early"}` {
			t.Errorf("took %+v", early)
		}
		taken(t, j, "", 0)
		c.Move(RemindWithin) // whoever took it died
		taken(t, j, "early", 2)
		check(t, j.Reminded(t.Context(), early.ID, "D1/1"))
		check(t, j.Reminded(t.Context(), early.ID, "D1/2"))
		c.Move(RemindWithin)
		taken(t, j, "", 0)
		if n := count(t, j, "reminders WHERE place = 'D1/1'"); n != 1 {
			t.Errorf("%d at the first place", n)
		}
		must(j.Remind(t.Context(), reminder(early.Due, "early")))(t) // pressed again
		taken(t, j, "", 0)
		c.Move(time.Hour)
		taken(t, j, "late", 1)
	})
}

func TestUnremind(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		r := must(j.Remind(t.Context(), reminder(noon.Add(time.Hour), "x")))(t)
		kept := must(j.Remind(t.Context(), reminder(noon.Add(time.Hour), "y")))(t)
		for _, by := range []Person{{asker.Team, "U9"}, {"T9", asker.User}, asker, asker} {
			if by != asker {
				must(j.Unremind(t.Context(), kept.ID, by))(t)
			}
			if late := must(j.Unremind(t.Context(), r.ID, asker))(t); late {
				t.Error("a reminder is late that was not due")
			}
		}
		c.Move(2 * time.Hour)
		taken(t, j, "y", 1)
		taken(t, j, "", 0)
		if late := must(j.Unremind(t.Context(), kept.ID, asker))(t); !late {
			t.Error("a reminder that is being sent was taken back")
		}
	})
}

func TestReminderIsTakenByOne(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		must(j.Remind(t.Context(), reminder(noon, "x")))(t)
		var all sync.WaitGroup
		var n atomic.Int64
		for range 20 {
			all.Go(func() {
				_, ok, err := j.TakeReminder(t.Context())
				if err != nil {
					t.Error(err)
				}
				if ok {
					n.Add(1)
				}
			})
		}
		all.Wait()
		if n.Load() != 1 {
			t.Errorf("taken by %d", n.Load())
		}
	})
}
