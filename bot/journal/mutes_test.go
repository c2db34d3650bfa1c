package journal

import "testing"

func TestMute(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		expect := func(when string, want bool) {
			t.Helper()
			if got := must(j.Muted(t.Context(), thread))(t); got != want {
				t.Errorf("%s: muted %v, want %v", when, got, want)
			}
		}
		expect("at first", false)
		check(t, j.Mute(t.Context(), Thread{"T1", "C1", "2.2"}, "U1"))
		check(t, j.Unmute(t.Context(), thread))
		expect("another is", false)
		check(t, j.Mute(t.Context(), thread, "U1"))
		check(t, j.Mute(t.Context(), thread, "U2"))
		expect("twice", true)
		check(t, j.Unmute(t.Context(), thread))
		expect("undone", false)
	})
}
