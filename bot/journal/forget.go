package journal

import (
	"context"
	"time"
)

// Forget removes from the ledger the events received longer ago than olderThan, with their names and posts, and returns
// how many they were. What somebody is still at stays, and so does, whatever olderThan is, everything
// that Claim could hand out again. An event delivered again after it was forgotten is a new one: use KeepEvents.
func (j *Journal) Forget(ctx context.Context, olderThan time.Duration) (int, error) {
	now := j.now()
	const old = `(SELECT id FROM events WHERE received < $1 AND received < $2 - within AND (until <= $2 OR done <> 0))`
	var n int64
	err := j.write(ctx, "forget old events", func(t tx) error {
		// Names go first: Claim holds a name and then wants its event.
		for _, query := range []string{
			`DELETE FROM event_names WHERE event IN ` + old,
			`DELETE FROM posts WHERE event IN ` + old,
			`DELETE FROM events WHERE id IN ` + old,
		} {
			var err error
			if n, err = t.do(ctx, query, millis(now.Add(-olderThan)), millis(now)); err != nil {
				return err
			}
		}
		return nil
	})
	return int(n), err
}
