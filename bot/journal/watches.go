package journal

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"
)

// A Pace is how often a watch may speak.
type Pace string

// The paces of a watch.
const (
	AtOnce Pace = "at once"
	Daily  Pace = "daily"
	Weekly Pace = "weekly"
)

// A Watch is a question that stands: whoever has it hears of new articles that answer it.
type Watch struct {
	ID       string    // given by the journal
	Owner    Person    // who set it up
	Channel  string    // the channel that hears of it, "" for Owner alone
	Question string    //
	Pace     Pace      //
	Paused   bool      // it says nothing for now
	Created  time.Time // given by the journal
	Looked   time.Time // when findings were last offered, zero for never
}

// watchColumns are what readWatch reads.
const watchColumns = `id, team, person, channel, question, pace, paused, created, looked`

// Watch sets up a watch and returns it as it is kept. The same question of the same owner for the same channel is
// the same watch: it takes the new pace and is otherwise as it was.
func (j *Journal) Watch(ctx context.Context, w Watch) (Watch, error) {
	var kept Watch
	err := j.write(ctx, "set up a watch", func(t tx) (err error) {
		kept, err = readWatch(t.QueryRowContext(ctx, `INSERT INTO watches (`+watchColumns+`)
			VALUES ($1, $2, $3, $4, $5, $6, 0, $7, 0)
			ON CONFLICT (team, person, channel, question) DO UPDATE SET pace = excluded.pace RETURNING `+watchColumns,
			rand.Text(), w.Owner.Team, w.Owner.User, w.Channel, plain(w.Question), string(w.Pace), millis(j.now())).Scan)
		return err
	})
	return kept, err
}

// Watches returns the watches of a person, oldest first, the paused ones too.
func (j *Journal) Watches(ctx context.Context, p Person) ([]Watch, error) {
	return many(ctx, j, "list watches", readWatch, `SELECT `+watchColumns+` FROM watches
		WHERE team = $1 AND person = $2 ORDER BY created, id`, p.Team, p.User)
}

// Active returns every watch of a pace that is not paused, oldest first.
func (j *Journal) Active(ctx context.Context, pace Pace) ([]Watch, error) {
	return many(ctx, j, "list active watches", readWatch, `SELECT `+watchColumns+` FROM watches
		WHERE pace = $1 AND paused = 0 ORDER BY created, id`, string(pace))
}

// Pause makes a watch silent, or lets it speak again. Only its owner can: for anybody else it is ErrNotFound.
func (j *Journal) Pause(ctx context.Context, id string, by Person, paused bool) error {
	const doing = "pause a watch"
	n, err := j.do(ctx, doing, `UPDATE watches SET paused = $1 WHERE id = $2 AND team = $3 AND person = $4`,
		bit(paused), id, by.Team, by.User)
	if err == nil && n == 0 {
		return fmt.Errorf("%s: %w", doing, ErrNotFound)
	}
	return err
}

// Unwatch ends a watch and forgets what it sent. One that is gone, or is not by's own, is left as it is.
func (j *Journal) Unwatch(ctx context.Context, id string, by Person) error {
	return j.write(ctx, "end a watch", func(t tx) error {
		n, err := t.do(ctx, `DELETE FROM watches WHERE id = $1 AND team = $2 AND person = $3`, id, by.Team, by.User)
		if err == nil && n == 1 {
			_, err = t.do(ctx, `DELETE FROM findings WHERE watch = $1`, id)
		}
		return err
	})
}

func readWatch(scan scanner) (w Watch, err error) {
	var paused, created, looked int64
	err = scan(&w.ID, &w.Owner.Team, &w.Owner.User, &w.Channel, &w.Question, &w.Pace, &paused, &created, &looked)
	w.Paused, w.Created, w.Looked = paused != 0, instant(created), instant(looked)
	return w, err
}

// bit is how yes and no are stored.
func bit(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}
