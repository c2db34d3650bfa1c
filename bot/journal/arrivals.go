package journal

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"parley/corpus"
)

// An Arrival is what a channel is to be told: the articles that came in after one position of the store, up to another. This
// file alone writes the table arrivals.
type Arrival struct {
	Channel Channel
	After   corpus.Position
	Upto    corpus.Position
	Tries   int // how often it was taken, this time included; more than 1: it may have been told
}

// Announce has a channel told of what comes in after a position of the store, and tells whether that is new: one that is told
// already goes on from where it is.
func (j *Journal) Announce(ctx context.Context, c Channel, by string, after corpus.Position) (fresh bool, err error) {
	n, err := j.do(ctx, "have a channel told of articles", `INSERT INTO arrivals (team, channel, person, told, upto, until, tries, spoke)
		VALUES ($1, $2, $3, $4, 0, 0, 0, 0) ON CONFLICT (team, channel) DO NOTHING`, c.Team, c.ID, by, int64(after))
	return n == 1, err
}

// Unannounce has a channel told no more, and tells whether it was.
func (j *Journal) Unannounce(ctx context.Context, c Channel) (was bool, err error) {
	n, err := j.do(ctx, "stop telling a channel of articles", `DELETE FROM arrivals WHERE team = $1 AND channel = $2`, c.Team, c.ID)
	return n == 1, err
}

// TakeArrival hands out what a channel is to be told that is behind now, the position of the store, and was told nothing
// for so long; to one caller alone for RemindWithin. ok is false when there is none. Tell the channel, then call Arrived.
// Where that did not happen the same is handed out again, whatever came in meanwhile.
func (j *Journal) TakeArrival(ctx context.Context, now corpus.Position, silent time.Duration) (a Arrival, ok bool, err error) {
	err = j.write(ctx, "take what a channel is told", func(t tx) error {
		at := j.now()
		err := t.QueryRowContext(ctx, `UPDATE arrivals SET until = $1, tries = tries + 1, upto = CASE WHEN upto = 0 THEN $2 ELSE upto END
			WHERE until <= $3 AND (team, channel) = (SELECT team, channel FROM arrivals
				WHERE until <= $3 AND (upto > 0 OR told < $2 AND spoke <= $4) ORDER BY spoke, team, channel LIMIT 1)
			RETURNING team, channel, told, upto, tries`,
			millis(at.Add(RemindWithin)), int64(now), millis(at), millis(at.Add(-silent))).
			Scan(&a.Channel.Team, &a.Channel.ID, &a.After, &a.Upto, &a.Tries)
		if ok = err == nil; errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return a, ok && err == nil, err
}

// Arrived notes that a channel was told; spoke is false where there was nothing to say, or nowhere to say it. Noted twice, or of
// a channel that is told no more, it changes nothing.
func (j *Journal) Arrived(ctx context.Context, a Arrival, spoke bool) error {
	_, err := j.do(ctx, "note what a channel was told", `UPDATE arrivals SET told = upto, upto = 0, until = 0, tries = 0,
		spoke = CASE WHEN $1 = 1 THEN $2 ELSE spoke END WHERE team = $3 AND channel = $4 AND told = $5 AND upto = $6`,
		bit(spoke), millis(j.now()), a.Channel.Team, a.Channel.ID, int64(a.After), int64(a.Upto))
	return err
}
