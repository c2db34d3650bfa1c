package corpus

import (
	"context"
	"database/sql"
	"errors"
)

// A Position numbers a change of a store. Every article added, changed or removed takes the next one;
// whoever follows a store keeps the last Position it has seen and resumes there.
type Position int64

// A Change is one entry of a store's history as a follower sees it: the latest state of one article.
// An article changed twice appears once, at its later position.
type Change struct {
	Position Position
	ID       string
	Removed  bool    // the article is gone; Article is empty
	Article  Article // complete, with Text and Blocks
}

// Position returns the number of the newest change, 0 when nothing was ever stored.
func (s *Store) Position(ctx context.Context) (Position, error) {
	var p Position
	err := s.db.QueryRowContext(ctx, `SELECT last FROM store`).Scan(&p)
	return p, s.fault("read the position of", err)
}

// LastChange returns the position of the last change of the article with this id. The error is ErrNotFound for an id the
// store does not hold.
func (s *Store) LastChange(ctx context.Context, id string) (Position, error) {
	var p Position
	err := s.db.QueryRowContext(ctx, `SELECT position FROM articles WHERE id = $1 AND removed = 0`, id).Scan(&p)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, notFound(id)
	}
	return p, s.fault("read the position of an article in", err)
}

// Changes returns the first limit changes after a position, in order; none when there are no more.
// Texts are held in memory, so a follower asks for some hundred at a time. A limit below 1 asks for 100.
func (s *Store) Changes(ctx context.Context, after Position, limit int) ([]Change, error) {
	if limit < 1 {
		limit = 100
	}
	records, err := s.records(ctx, `WHERE position > $1 ORDER BY position LIMIT $2`, after, limit)
	if err != nil {
		return nil, s.fault("read changes of", err)
	}
	changes := make([]Change, len(records))
	for i, r := range records {
		changes[i] = Change{Position: r.position, ID: r.ID, Removed: r.removed != here}
		if r.removed == here {
			changes[i].Article = r.Article
		}
	}
	return changes, nil
}

// records reads the article rows that where, a clause of SQL, selects.
func (s *Store) records(ctx context.Context, where string, args ...any) ([]record, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT `+sealed+` FROM articles `+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var records []record
	for rows.Next() {
		var r record
		if err := r.read(rows.Scan); err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	return records, rows.Err()
}
