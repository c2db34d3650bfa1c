package journal

import (
	"errors"
	"testing"
	"time"
)

func TestLists(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		for _, holds := range []string{`{"a":1}`, `{"b":2}`} {
			if got := must(j.Keep(t.Context(), List{ID: "E1", Person: asker, Holds: []byte(holds)}))(t); string(got.Holds) != `{"a":1}` || got.Person != asker {
				t.Errorf("kept %s of %v", got.Holds, got.Person)
			}
		}
		if got := must(j.List(t.Context(), "E1"))(t); string(got.Holds) != `{"a":1}` {
			t.Errorf("read %s", got.Holds)
		}
		c.Move(KeepLists + time.Second)
		must(j.Keep(t.Context(), List{ID: "E2", Person: asker}))(t)
		if _, err := j.List(t.Context(), "E1"); !errors.Is(err, ErrNotFound) {
			t.Errorf("an old list: %v", err)
		}
	})
}
