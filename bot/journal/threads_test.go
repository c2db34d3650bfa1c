package journal

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var thread = Thread{Team: "T1", Channel: "C1", TS: "1.1"}

func TestTurns(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		if got := must(j.Turns(t.Context(), thread, 5))(t); got == nil || len(got) != 0 {
			t.Errorf("turns of an unknown thread: %#v, want an empty list", got)
		}
		var all []Turn
		for i := range 4 {
			all = append(all, Turn{
				ID: fmt.Sprint("A", i), Asker: "U1", Question: fmt.Sprint("镓 <&> ", i), Quoted: "“quoted”",
				Articles: []string{"a", "b"}, At: noon.Add(time.Duration(i) * time.Second),
			})
		}
		for _, i := range []int{2, 0, 3, 1, 1} { // in any order, and once twice
			check(t, j.Remember(t.Context(), thread, all[i]))
		}
		check(t, j.Remember(t.Context(), Thread{"T1", "C1", "2.2"}, all[0]))
		check(t, j.Remember(t.Context(), Thread{"T2", "C1", "1.1"}, all[0]))
		for n, want := range map[int][]Turn{-1: {}, 0: {}, 2: all[2:], 9: all} {
			if diff := cmp.Diff(want, must(j.Turns(t.Context(), thread, n))(t)); diff != "" {
				t.Errorf("last %d turns (-want +got):\n%s", n, diff)
			}
		}
	})
}

func TestTurnOfNow(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		check(t, j.Remember(t.Context(), thread, Turn{ID: "A1", Question: "nul \x00 and \xff"}))
		want := []Turn{{ID: "A1", Question: "nul  and \uFFFD", Articles: []string{}, At: noon}}
		if diff := cmp.Diff(want, must(j.Turns(t.Context(), thread, 1))(t)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

func TestMayFollow(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		check(t, j.Remember(t.Context(), thread, Turn{ID: "A1", Asker: "U1"}))
		other := Thread{"T1", "C1", "2.2"}
		check(t, j.Mute(t.Context(), other, "U1"))
		expect := func(when string, user string, in Thread, want bool) {
			t.Helper()
			if got := must(j.MayFollow(t.Context(), in, user))(t); got != want {
				t.Errorf("%s: %s may follow up: %v, want %v", when, user, got, want)
			}
		}
		expect("asked", "U1", thread, true)
		expect("asked by another", "U2", thread, false)
		expect("asked elsewhere", "U1", other, false)
		check(t, j.Mute(t.Context(), thread, "U2"))
		expect("muted", "U1", thread, false)
		check(t, j.Unmute(t.Context(), thread))
		expect("no longer muted", "U1", thread, true)
	})
}

func TestForgetTurns(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		check(t, j.Remember(t.Context(), thread, Turn{ID: "A1", Asker: "U1"}))
		check(t, j.Mute(t.Context(), thread, "U1"))
		check(t, j.Mute(t.Context(), Thread{"T1", "C1", "2.2"}, "U1"))
		c.Move(time.Hour)
		check(t, j.Remember(t.Context(), thread, Turn{ID: "A2", Asker: "U1"}))
		for _, step := range []struct {
			move                   time.Duration
			forgotten, turns, mute int
		}{
			{KeepTurns - time.Hour, 0, 2, 2},
			{time.Millisecond, 1, 1, 1}, // the thread still lives, and stays muted
			{time.Hour, 1, 0, 0},
		} {
			c.Move(step.move)
			n := must(j.ForgetTurns(t.Context(), KeepTurns))(t)
			if turns, mutes := count(t, j, "turns"), count(t, j, "mutes"); n != step.forgotten || turns != step.turns || mutes != step.mute {
				t.Errorf("forgot %d, left %d turns and %d mutes, want %+v", n, turns, mutes, step)
			}
		}
	})
}
