package journal

import (
	"context"
	"fmt"
	"time"
)

// A Standing says what is known of a post.
type Standing string

// The standings of a post.
const (
	NotPosted   Standing = "not posted"   // nobody tried before: make it
	MaybePosted Standing = "maybe posted" // somebody was about to: look in the thread, and make it only if it is not there
	Posted      Standing = "posted"       // it stands at Where: leave it
)

// A Post is one message about to be made in answer to an event.
type Post struct {
	Standing Standing
	Where    string    // as given to Confirm, "" until then
	Until    time.Time // the time by which it must be made, or not at all
}

// Intend says that the post with this key – "busy", "answer", "answer/2" – is about to be made for an event, and
// returns how it stands. Only one caller ever hears NotPosted. The claim is renewed; a post that cannot be made
// before Until must be given up, for then another worker may be at it. ErrLost means that one is, or that the event
// is answered: post nothing.
func (j *Journal) Intend(ctx context.Context, c Claim, key string) (Post, error) {
	const doing = "log a post"
	now := j.now()
	p := Post{Until: now.Add(Lease).UTC()}
	err := j.write(ctx, doing, func(t tx) error {
		held, err := t.do(ctx, `UPDATE events SET until = $1 WHERE id = $2 AND attempt = $3 AND done = 0`,
			millis(p.Until), c.Event, c.Attempt)
		if err != nil {
			return err
		}
		if held == 0 {
			return ErrLost
		}
		first, err := t.do(ctx, `INSERT INTO posts (event, key, at, posted, place) VALUES ($1, $2, $3, 0, '')
			ON CONFLICT (event, key) DO NOTHING`, c.Event, key, millis(now))
		if err != nil {
			return err
		}
		var posted int64
		err = t.QueryRowContext(ctx, `SELECT posted, place FROM posts WHERE event = $1 AND key = $2`, c.Event, key).
			Scan(&posted, &p.Where)
		p.Standing = standing(first == 1, posted != 0)
		return err
	})
	if err != nil {
		return Post{}, err
	}
	return p, nil
}

func standing(first, posted bool) Standing {
	switch {
	case first:
		return NotPosted
	case posted:
		return Posted
	}
	return MaybePosted
}

// Retract takes back what Intend said, where it is sure that no post was made: the next to intend it is the first
// again. ErrLost means that the event is no longer the caller's, who then has nothing to take back.
func (j *Journal) Retract(ctx context.Context, c Claim, key string) error {
	return j.settle(ctx, "take back a post", `DELETE FROM posts WHERE event = $1 AND key = $2 AND posted = 0
		AND EXISTS (SELECT 1 FROM events WHERE id = $1 AND attempt = $3 AND done = 0)`, c.Event, key, c.Attempt)
}

// Confirm says that a post was made, and where it stands. It holds whoever the event belongs to by now,
// for what is posted is posted. Confirmed twice, the first place stays. ErrNotFound means that nobody intended it.
func (j *Journal) Confirm(ctx context.Context, c Claim, key, where string) error {
	const doing = "confirm a post"
	n, err := j.do(ctx, doing, `UPDATE posts SET place = CASE posted WHEN 0 THEN $1 ELSE place END,
		posted = CASE posted WHEN 0 THEN CAST($2 AS BIGINT) ELSE posted END WHERE event = $3 AND key = $4`,
		plain(where), millis(j.now()), c.Event, key)
	if err == nil && n == 0 {
		return fmt.Errorf("%s: %w", doing, ErrNotFound)
	}
	return err
}
