package journal

import (
	"errors"
	"strings"
	"testing"

	"parley/bot/answer"
)

// What was answered is shown again as it was, or not at all.
func TestDamagedAnswer(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		kept := answer.Answer{ID: "1", Question: "q", Quotes: []answer.Quote{{Text: "cut to 30 percent\nand so on", Citation: 1}}}
		check(t, j.Record(t.Context(), Asked{ID: "1", Answer: kept}))
		if a := must(j.Answer(t.Context(), "1"))(t); a.Answer.Quotes[0].Text != kept.Quotes[0].Text {
			t.Errorf("%+v", a)
		}
		whole := must(one(t.Context(), j, "read", read[string], `SELECT answer FROM answers`))(t)
		for n, spoilt := range []string{
			strings.Replace(whole, "30 percent", "80 percent", 1), whole[:len(whole)-1], whole[:len(whole)/2], "",
			whole[:len(whole)-1] + "x", strings.Replace(whole, "\n", " ", 1),
		} {
			must(j.do(t.Context(), "spoil", `UPDATE answers SET answer = $1`, spoilt))(t)
			if a, err := j.Answer(t.Context(), "1"); !errors.Is(err, ErrDamaged) {
				t.Errorf("%d: %+v, %v", n, a, err)
			}
		}
		before, _, _ := strings.Cut(whole, "\n")
		must(j.do(t.Context(), "set back", `UPDATE answers SET answer = $1`, before))(t)
		if a := must(j.Answer(t.Context(), "1"))(t); a.Answer.Quotes[0].Text != kept.Quotes[0].Text {
			t.Errorf("one of before there were sums: %+v", a)
		}
	})
}
