package journal

import (
	"context"
	"time"
)

// KeepLists is how long lists are kept for the buttons below them.
const KeepLists = 90 * 24 * time.Hour

// A List is what somebody was shown on many pages, as the face keeps it. This file alone writes the table lists.
type List struct {
	ID     string // of the event it answers; buttons carry it
	Person Person // who asked for it
	Holds  []byte // JSON
}

// Keep keeps a list and returns it as it is kept: one that was kept under its id before stays as it is. Lists older than KeepLists are forgotten.
func (j *Journal) Keep(ctx context.Context, l List) (List, error) {
	var kept List
	err := j.write(ctx, "keep a list", func(t tx) error {
		now := j.now()
		if _, err := t.do(ctx, `INSERT INTO lists (id, team, person, holds, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING`,
			l.ID, l.Person.Team, l.Person.User, plain(string(l.Holds)), millis(now)); err != nil {
			return err
		}
		if _, err := t.do(ctx, `DELETE FROM lists WHERE at < $1`, millis(now.Add(-KeepLists))); err != nil {
			return err
		}
		var err error
		kept, err = readList(t.QueryRowContext(ctx, `SELECT id, team, person, holds FROM lists WHERE id = $1`, l.ID).Scan)
		return err
	})
	return kept, err
}

// List returns a list, or ErrNotFound.
func (j *Journal) List(ctx context.Context, id string) (List, error) {
	return one(ctx, j, "read a list", readList, `SELECT id, team, person, holds FROM lists WHERE id = $1`, id)
}

func readList(scan scanner) (l List, err error) {
	var holds string
	err = scan(&l.ID, &l.Person.Team, &l.Person.User, &holds)
	l.Holds = []byte(holds)
	return l, err
}
