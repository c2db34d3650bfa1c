package journal

import (
	"context"
	"database/sql"
	"fmt"
)

// A Form is the version of a journal's tables.
type Form struct {
	Have  int64 // of those that are there, 0 where there are none
	Known int64 // that Open makes and this program reads
}

// Examine tells which form the journal in db has, and whether it can be written to, which the error denies. It changes
// nothing: neither are tables made, nor older ones brought up to date.
func Examine(ctx context.Context, db *sql.DB) (Form, error) {
	var f Form
	var err error
	if f.Known, err = newest(); err != nil {
		return f, fmt.Errorf("examine the journal: %w", err)
	}
	missing := db.QueryRowContext(ctx, `SELECT max(version_id) FROM `+versions).Scan(&f.Have)
	if err := tryToWrite(ctx, db); err != nil {
		return f, fmt.Errorf("examine the journal: %w", err)
	}
	if missing != nil { // it is no fault of the database, which takes a table
		f.Have = 0
	}
	return f, nil
}

// tryToWrite makes a table and takes it back.
func tryToWrite(ctx context.Context, db *sql.DB) error {
	t, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	_, err = t.ExecContext(ctx, `CREATE TABLE journal_trial (n BIGINT)`)
	if undone := t.Rollback(); err == nil {
		err = undone
	}
	return err
}
