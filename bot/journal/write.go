package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// A tx is a write to the journal: all of it happens, or nothing.
//
// Its first statement must be one that writes. SQLite then takes the write lock while it can still wait for it,
// whatever way transactions were set to begin, and Postgres locks the row that everything after depends on.
type tx struct{ *sql.Tx }

// tries is how often a transaction is run that Postgres ends to resolve a deadlock.
const tries = 4

// write runs do in a transaction. doing says what for, in the words of an error.
func (j *Journal) write(ctx context.Context, doing string, do func(tx) error) error {
	var err error
	for range tries {
		if err = j.once(ctx, do); err == nil {
			return nil
		}
		if !clashed(err) {
			break
		}
	}
	return fmt.Errorf("%s: %w", doing, err)
}

func (j *Journal) once(ctx context.Context, do func(tx) error) error {
	begun, err := j.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx{begun}); err != nil {
		_ = begun.Rollback() // it fails where the connection or the context ended, which err tells already
		return err
	}
	err = begun.Commit()
	if errors.Is(err, sql.ErrTxDone) && ctx.Err() != nil {
		return ctx.Err() // which ended the transaction
	}
	return err
}

// clashed tells whether a transaction was ended only because of another one: serialization_failure and
// deadlock_detected in appendix A of the Postgres manual. Its drivers give the code by this method.
func clashed(err error) bool {
	var coded interface{ SQLState() string }
	return errors.As(err, &coded) && (coded.SQLState() == "40001" || coded.SQLState() == "40P01")
}

// do runs a statement and returns how many rows it changed.
func (t tx) do(ctx context.Context, query string, args ...any) (int64, error) {
	result, err := t.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// do runs one statement by itself and returns how many rows it changed.
func (j *Journal) do(ctx context.Context, doing, query string, args ...any) (int64, error) {
	var n int64
	err := j.write(ctx, doing, func(t tx) (err error) {
		n, err = t.do(ctx, query, args...)
		return err
	})
	return n, err
}

// A scanner reads the columns of a row.
type scanner func(dest ...any) error

// many returns what read makes of every row of a query, none as an empty list.
func many[T any](ctx context.Context, j *Journal, doing string, read func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := j.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	defer rows.Close()
	all := []T{}
	for rows.Next() {
		one, err := read(rows.Scan)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", doing, err)
		}
		all = append(all, one)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	return all, nil
}

// one reads the only row of a query, or returns ErrNotFound.
func one[T any](ctx context.Context, j *Journal, doing string, read func(scanner) (T, error), query string, args ...any) (T, error) {
	row, err := read(j.db.QueryRowContext(ctx, query, args...).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return row, fmt.Errorf("%s: %w", doing, err)
	}
	return row, nil
}

// read reads the only column of a row.
func read[T any](scan scanner) (value T, err error) {
	err = scan(&value)
	return value, err
}
