package journal

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/bot/answer"
)

func TestGaps(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		for i, q := range []struct {
			team, user, understood string
			kind                   answer.Kind
			minute                 int
		}{
			{"T1", "U1", "graphite", answer.Nothing, 1},
			{"T1", "U1", "graphite", answer.Nothing, 2},
			{"T1", "U1", "graphite", answer.Nothing, 3},
			{"T1", "U1", "nexperia", answer.Unsure, 4},
			{"T1", "U2", "nexperia", answer.Unsure, 5},
			{"T1", "U2", "gallium", answer.Direct, 6},
			{"T1", "U2", "", answer.Help, 6},
			{"T2", "U1", "tungsten", answer.Nothing, 6},
			{"T1", "U1", "too old", answer.Nothing, -1},
		} {
			check(t, j.Record(t.Context(), Asked{
				ID: fmt.Sprint("Q", i), At: noon.Add(time.Duration(q.minute) * time.Minute), Person: Person{q.team, q.user},
				Understood: q.understood, Answer: answer.Answer{Question: q.understood + "?", Kind: q.kind},
			}))
		}
		want := []Gap{
			{"nexperia", "nexperia?", answer.Unsure, 2, 2, noon.Add(5 * time.Minute)},
			{"graphite", "graphite?", answer.Nothing, 3, 1, noon.Add(3 * time.Minute)},
		}
		for n := range 3 {
			if diff := cmp.Diff(append([]Gap{}, want[:n]...), must(j.Gaps(t.Context(), "T1", noon, n))(t)); diff != "" {
				t.Errorf("%d gaps (-want +got):\n%s", n, diff)
			}
		}
	})
}
