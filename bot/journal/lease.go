package journal

import (
	"context"
	"fmt"
)

// Renew makes every claim of this Journal that has not run out last for another Lease, and returns how many there are.
// A claim that ran out stays so, for somebody else may be looking at it already.
func (j *Journal) Renew(ctx context.Context) (int, error) {
	now := j.now()
	n, err := j.do(ctx, "renew the claims", `UPDATE events SET until = $1 WHERE owner = $2 AND done = 0 AND until > $3`,
		millis(now.Add(Lease)), j.owner, millis(now))
	return int(n), err
}

// Release gives a claim back unanswered, so that the event is handed out again at once. ErrLost means that it
// was not the caller's any more. A process that is asked to end does this with what is left in its queue.
func (j *Journal) Release(ctx context.Context, c Claim) error {
	return j.settle(ctx, "release an event", `UPDATE events SET until = $1
		WHERE id = $2 AND attempt = $3 AND done = 0`, millis(j.now()), c.Event, c.Attempt)
}

// Done ends an event: nobody gets it again, and its payload is forgotten. where is the place of the answer,
// "" when none was called for. Done twice by the same claim is done once, and the first place stays.
// ErrLost means that another worker has taken the event meanwhile.
func (j *Journal) Done(ctx context.Context, c Claim, where string) error {
	return j.settle(ctx, "end an event", `UPDATE events SET payload = $1,
		place = CASE done WHEN 0 THEN $2 ELSE place END, done = CASE done WHEN 0 THEN CAST($3 AS BIGINT) ELSE done END
		WHERE id = $4 AND attempt = $5`, []byte{}, plain(where), millis(j.now()), c.Event, c.Attempt)
}

// settle runs an update of the one event the claim is for; that there is none means that the claim was lost.
func (j *Journal) settle(ctx context.Context, doing, query string, args ...any) error {
	n, err := j.do(ctx, doing, query, args...)
	if err == nil && n == 0 {
		return fmt.Errorf("%s: %w", doing, ErrLost)
	}
	return err
}
