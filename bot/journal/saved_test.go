package journal

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestSaved(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		for _, id := range []string{"Q1", "Q2", "Q3"} {
			check(t, j.Record(t.Context(), asked(id, noon)))
		}
		for _, id := range []string{"Q2", "Q1", "Q2", "gone", "Q3"} {
			check(t, j.Save(t.Context(), asker, id))
			c.Move(time.Second)
		}
		check(t, j.Save(t.Context(), Person{"T1", "U2"}, "Q1"))
		check(t, j.Unsave(t.Context(), asker, "Q1"))
		check(t, j.Unsave(t.Context(), asker, "Q1"))
		for _, list := range []struct {
			person Person
			n      int
			want   []string
		}{
			{asker, 9, []string{"Q3", "Q2"}},
			{asker, 1, []string{"Q3"}},
			{Person{"T1", "U2"}, 9, []string{"Q1"}},
			{Person{"T2", "U1"}, 9, []string{}},
		} {
			if diff := cmp.Diff(list.want, ids(must(j.Saved(t.Context(), list.person, list.n))(t))); diff != "" {
				t.Errorf("%v, %d (-want +got):\n%s", list.person, list.n, diff)
			}
		}
	})
}
