package corpus

import (
	"context"
	"database/sql"
	"errors"
)

// A tx is a write to the store: all of it happens, or nothing. It prepares each statement once.
type tx struct {
	*sql.Tx
	statements map[string]*sql.Stmt
}

// write runs do in a transaction. The database takes one writer at a time, so do must not wait for
// anything but the store.
func (s *Store) write(ctx context.Context, do func(*tx) error) error {
	return s.fault("write to", s.inTurn(ctx, func(begun *sql.Tx) error {
		return do(&tx{begun, make(map[string]*sql.Stmt)})
	}))
}

// exec runs one statement that writes.
func (s *Store) exec(ctx context.Context, query string, args ...any) (done sql.Result, err error) {
	err = s.inTurn(ctx, func(begun *sql.Tx) error {
		done, err = begun.ExecContext(ctx, query, args...)
		return err
	})
	return done, err
}

// inTurn runs do in a transaction, when the other goroutines and processes that write let it.
func (s *Store) inTurn(ctx context.Context, do func(*sql.Tx) error) error {
	done, err := s.turn(ctx)
	if err != nil {
		return err
	}
	defer done()
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	begun, err := begin(ctx, conn)
	if err != nil {
		return err
	}
	if err := do(begun); err != nil {
		_ = begun.Rollback() // what fails because the disk is full SQLite has rolled back by itself
		return err
	}
	return begun.Commit()
}

// turn waits until no other goroutine of this process writes; done lets the next one.
func (s *Store) turn(ctx context.Context) (done func(), err error) {
	select {
	case s.writing <- struct{}{}:
		return func() { <-s.writing }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// begin starts a transaction. It waits as long as the processes that write meanwhile get done what they write;
// when one has held the store for busyWait and nothing was done, the error is SQLite's.
func begin(ctx context.Context, conn *sql.Conn) (*sql.Tx, error) {
	for {
		before, err := commits(ctx, conn)
		if err != nil {
			return nil, err
		}
		begun, err := conn.BeginTx(ctx, nil)
		if !locked(err) {
			return begun, err
		}
		if after, failed := commits(ctx, conn); failed != nil || after == before {
			return nil, err
		}
	}
}

// commits returns a number that is another one after each commit that is not of conn itself.
func commits(ctx context.Context, conn *sql.Conn) (n int64, err error) {
	err = conn.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&n)
	return n, err
}

func (t *tx) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	if stmt, ok := t.statements[query]; ok {
		return stmt, nil
	}
	stmt, err := t.PrepareContext(ctx, query)
	if err == nil {
		t.statements[query] = stmt
	}
	return stmt, err
}

// do runs a statement that returns no rows.
func (t *tx) do(ctx context.Context, query string, args ...any) error {
	stmt, err := t.prepare(ctx, query)
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(ctx, args...)
	return err
}

// one scans the only or first row of a query into dest and tells whether there was one.
func (t *tx) one(ctx context.Context, query string, args []any, dest ...any) (bool, error) {
	stmt, err := t.prepare(ctx, query)
	if err != nil {
		return false, err
	}
	err = stmt.QueryRowContext(ctx, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// many calls row for every row of a query.
func (t *tx) many(ctx context.Context, query string, args []any, row func(scan func(...any) error) error) error {
	stmt, err := t.prepare(ctx, query)
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// next returns the position of a change made in this transaction.
func (t *tx) next(ctx context.Context) (Position, error) {
	var p Position
	_, err := t.one(ctx, `UPDATE store SET last = last + 1 RETURNING last`, nil, &p)
	return p, err
}

// article reads the row of an article, a tombstone included, and tells whether there is one.
func (t *tx) article(ctx context.Context, id string) (record, bool, error) {
	var r record
	found := false
	err := t.many(ctx, `SELECT `+sealed+` FROM articles WHERE id = $1`, []any{id}, func(scan func(...any) error) error {
		found = true
		return r.read(scan)
	})
	return r, found, err
}

// store writes the row of an article at the next position.
func (t *tx) store(ctx context.Context, r record) error {
	var err error
	if r.position, err = t.next(ctx); err != nil {
		return err
	}
	values, err := r.values()
	if err != nil {
		return err
	}
	err = t.do(ctx, `INSERT INTO articles (`+recordColumns+`, size)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
		ON CONFLICT (id) DO UPDATE SET position = excluded.position, removed = excluded.removed, hash = excluded.hash,
		title = excluded.title, publisher = excluded.publisher, authors = excluded.authors, url = excluded.url,
		published = excluded.published, updated = excluded.updated, fetched = excluded.fetched,
		language = excluded.language, tags = excluded.tags, collection = excluded.collection, blocks = excluded.blocks,
		text = excluded.text, rests_on = excluded.rests_on, asked = excluded.asked, standing = excluded.standing, size = excluded.size`, values...)
	if err != nil {
		return err
	}
	return t.seal(ctx, r.ID, values)
}

// bury leaves a tombstone of an article: its id, its hash and how it went.
func (t *tx) bury(ctx context.Context, r record, how int) error {
	if err := t.forgetVersions(ctx, r.ID); err != nil {
		return err
	}
	return t.store(ctx, record{Article: Article{ID: r.ID, Hash: r.Hash}, removed: how})
}
