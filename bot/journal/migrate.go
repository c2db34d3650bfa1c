package journal

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// versions is the journal's own version table: the articles may lie in the same database with one of theirs.
const versions = "journal_version"

// migrate brings the tables to the form this program knows. Where they have it one query tells.
func migrate(ctx context.Context, db *sql.DB) error {
	want, err := newest()
	if err != nil {
		return err
	}
	var failed error
	for try := range 5 { // another process may be at it too; then ours fails and theirs is found
		var have int64
		// The error of a database without a journal is not to be told from others in words both databases share:
		// up meets the others again.
		if err := db.QueryRowContext(ctx, `SELECT max(version_id) FROM `+versions).Scan(&have); err == nil && have == want {
			return nil
		}
		if have > want {
			return fmt.Errorf("%w (form %d, this program knows %d); use that version, or another database", ErrNewer, have, want)
		}
		if failed = up(ctx, db); failed != nil {
			select {
			case <-ctx.Done():
				return errors.Join(failed, ctx.Err())
			case <-time.After(time.Duration(try) * 50 * time.Millisecond):
			}
		}
	}
	return failed
}

// newest returns the version of the last migration.
func newest() (int64, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return 0, err
	}
	number, _, _ := strings.Cut(strings.TrimPrefix(names[len(names)-1], "migrations/"), "_")
	return strconv.ParseInt(number, 10, 64)
}

func up(ctx context.Context, db *sql.DB) error {
	dialect, err := dialect(ctx, db)
	if err != nil {
		return err
	}
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(dialect, db, files,
		goose.WithTableName(versions), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// dialect asks the database what it is: only its driver knows, and the driver is chosen elsewhere.
func dialect(ctx context.Context, db *sql.DB) (goose.Dialect, error) {
	var version string
	notLite := db.QueryRowContext(ctx, `SELECT sqlite_version()`).Scan(&version)
	if notLite == nil {
		return goose.DialectSQLite3, nil
	}
	if err := db.QueryRowContext(ctx, `SELECT version()`).Scan(&version); err != nil {
		return "", fmt.Errorf("the database does not answer: %w; check its address and that it runs", errors.Join(notLite, err))
	}
	if !strings.HasPrefix(version, "PostgreSQL") {
		return "", fmt.Errorf("the database is %s; use SQLite or Postgres", version)
	}
	return goose.DialectPostgres, nil
}
