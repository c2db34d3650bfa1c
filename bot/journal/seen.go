package journal

import (
	"context"
	"errors"

	"parley/corpus"
)

// Seen returns the position of the store up to which a person was told what is new; ok is false when they never were.
func (j *Journal) Seen(ctx context.Context, p Person) (at corpus.Position, ok bool, err error) {
	at, err = one(ctx, j, "read what was seen", read[corpus.Position], `SELECT position FROM seen WHERE team = $1 AND person = $2`, p.Team, p.User)
	if errors.Is(err, ErrNotFound) {
		return 0, false, nil
	}
	return at, err == nil, err
}

// See notes that a person was told what is new up to a position. It never goes back: what was told stays told. This file alone writes the table seen.
func (j *Journal) See(ctx context.Context, p Person, upto corpus.Position) error {
	_, err := j.do(ctx, "note what was seen", `INSERT INTO seen (team, person, position, at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (team, person) DO UPDATE SET position = excluded.position, at = excluded.at WHERE seen.position < excluded.position`,
		p.Team, p.User, int64(upto), millis(j.now()))
	return err
}
