package journal

import "testing"

func TestSeen(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		if _, ok, err := j.Seen(t.Context(), asker); ok || err != nil {
			t.Errorf("never told: %v, %v", ok, err)
		}
		check(t, j.See(t.Context(), asker, 7))
		check(t, j.See(t.Context(), asker, 5))
		check(t, j.See(t.Context(), Person{"T2", "U1"}, 9))
		if at, ok, err := j.Seen(t.Context(), asker); at != 7 || !ok || err != nil {
			t.Errorf("%d, %v, %v", at, ok, err)
		}
	})
}
