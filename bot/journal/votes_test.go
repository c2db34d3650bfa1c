package journal

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestVote(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		second := func(n int) time.Time { return noon.Add(time.Duration(n) * time.Second) }
		for _, step := range []struct {
			what  string
			vote  Vote
			tally Tally
		}{
			{"a vote", Vote{Person: asker, Value: Up, At: second(1)}, Tally{1, 0}},
			{"the same again", Vote{Person: asker, Value: Up, At: second(1)}, Tally{1, 0}},
			{"another person", Vote{Person: Person{"T1", "U2"}, Value: Down, At: second(1)}, Tally{1, 1}},
			{"the same name elsewhere", Vote{Person: Person{"T2", "U1"}, Value: Up, At: second(1)}, Tally{2, 1}},
			{"changed", Vote{Person: asker, Value: Down, At: second(2)}, Tally{1, 2}},
			{"with a reason", Vote{Person: asker, Value: Down, Reason: "out of date", Note: "see \x00 May", At: second(3)}, Tally{1, 2}},
			{"an older click, late", Vote{Person: asker, Value: Up, At: second(2)}, Tally{1, 2}},
			{"withdrawn", Vote{Person: Person{"T1", "U2"}, Value: Withdrawn, At: second(4)}, Tally{1, 1}},
			{"a click before that, late", Vote{Person: Person{"T1", "U2"}, Value: Down, At: second(3)}, Tally{1, 1}},
		} {
			step.vote.Answer = "Q1"
			check(t, j.Vote(t.Context(), step.vote))
			if got := must(j.Tally(t.Context(), "Q1"))(t); got != step.tally {
				t.Errorf("%s: %+v, want %+v", step.what, got, step.tally)
			}
		}
		want := Vote{"Q1", asker, Down, "out of date", "see  May", second(3)}
		if diff := cmp.Diff(want, must(j.Ballot(t.Context(), "Q1", asker))(t)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		for _, none := range []Person{{"T1", "U2"}, {"T1", "U9"}} {
			if _, err := j.Ballot(t.Context(), "Q1", none); !errors.Is(err, ErrNotFound) {
				t.Errorf("%v: got %v", none, err)
			}
		}
		if got := must(j.Tally(t.Context(), "Q2"))(t); got != (Tally{}) {
			t.Errorf("nobody voted: %+v", got)
		}
	})
}

func TestVotesAtOnce(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		var all sync.WaitGroup
		for i := range 60 {
			all.Go(func() {
				v := Vote{Answer: "Q1", Person: Person{"T1", fmt.Sprint("U", i%20)}, Value: Value(1 - i%2*2), At: noon}
				if err := j.Vote(t.Context(), v); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if got := must(j.Tally(t.Context(), "Q1"))(t); got != (Tally{10, 10}) {
			t.Errorf("%+v, want one vote of each of 20 people", got)
		}
	})
}

func TestComplaints(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		check(t, j.Record(t.Context(), asked("Q1", noon)))
		for i, v := range []Vote{
			{Person: asker, Value: Down, Reason: "wrong passage"},
			{Person: Person{"T1", "U2"}, Value: Down, Note: "late"},
			{Person: Person{"T1", "U3"}, Value: Up},
			{Person: Person{"T1", "U4"}, Value: Withdrawn},
			{Person: Person{"T2", "U1"}, Value: Down},
		} {
			v.Answer, v.At = "Q1", noon.Add(time.Duration(i)*time.Second)
			check(t, j.Vote(t.Context(), v))
		}
		question := asked("", noon).Answer.Question
		want := []Complaint{
			{"Q1", question, "", "late", noon.Add(time.Second)},
			{"Q1", question, "wrong passage", "", noon},
		}
		if diff := cmp.Diff(want, must(j.Complaints(t.Context(), "T1", noon, 9))(t)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(want[:1], must(j.Complaints(t.Context(), "T1", noon.Add(time.Second), 9))(t)); diff != "" {
			t.Errorf("since (-want +got):\n%s", diff)
		}
	})
}
