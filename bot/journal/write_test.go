package journal

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// coded is an error as Postgres drivers give it.
type coded string

func (c coded) Error() string    { return "postgres: " + string(c) }
func (c coded) SQLState() string { return string(c) }

func TestWriteAgainAfterAClash(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		for _, c := range []struct {
			fails []error
			runs  int
			ok    bool
		}{
			{nil, 1, true},
			{[]error{coded("40P01"), fmt.Errorf("wrapped: %w", coded("40001"))}, 3, true},
			{[]error{coded("23505")}, 1, false},
			{[]error{errors.New("other")}, 1, false},
			{[]error{coded("40001"), coded("40001"), coded("40001"), coded("40001"), coded("40001")}, tries, false},
		} {
			clearLedger(t, j)
			runs := 0
			err := j.write(t.Context(), "try", func(tx tx) error {
				runs++
				if _, err := tx.do(t.Context(), `INSERT INTO event_names (name, event) VALUES ($1, '')`, fmt.Sprint(runs)); err != nil {
					return err
				}
				if runs <= len(c.fails) {
					return c.fails[runs-1]
				}
				return nil
			})
			if runs != c.runs || (err == nil) != c.ok || err != nil && !strings.HasPrefix(err.Error(), "try: ") {
				t.Errorf("%v: %d runs, %v", c.fails, runs, err)
			}
			if n := count(t, j, "event_names"); (n == 1) != c.ok || n > 1 {
				t.Errorf("%v: %d rows left", c.fails, n)
			}
		}
	})
}

func TestCancelled(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		ctx, cancel := context.WithCancel(t.Context())
		err := j.write(ctx, "try", func(tx tx) error {
			_, err := tx.do(ctx, `INSERT INTO event_names (name, event) VALUES ('a', '')`)
			cancel()
			return err
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		if _, err := j.Turns(ctx, thread, 1); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		if n := count(t, j, "event_names"); n != 0 {
			t.Errorf("%d rows left", n)
		}
	})
}
