package corpus

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the tables to the form this program knows. One that has it already is told by a single
// query: the migration library is not even set up then, for every answer on a command line begins here.
func (s *Store) migrate(ctx context.Context) error {
	want, err := newest()
	if err != nil {
		return err
	}
	var failed error
	began := time.Now()
	last := int64(-1)
	// Another process may be making the same store: then ours fails, or finds it locked at once, and theirs is found in the end. As long as they get
	// on no try counts.
	for try := 0; try < migrateTries || locked(failed) && time.Since(began) < busyWait; try++ {
		if failed != nil {
			time.Sleep(migratePause)
		}
		have, err := s.version(ctx)
		switch {
		case locked(err) && time.Since(began) < busyWait:
			failed = err
			continue
		case err != nil:
			return err
		case have == want:
			return nil
		case have > want:
			return fmt.Errorf("%w (form %d, this program knows %d); use that version, or another folder", ErrNewer, have, want)
		case have > last:
			last, try = have, 0
		}
		failed = s.up(ctx)
	}
	return failed
}

const (
	migrateTries = 3
	migratePause = 50 * time.Millisecond // before the next try
)

// newest returns the version of the last migration.
func newest() (int64, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return 0, err
	}
	number, _, _ := strings.Cut(strings.TrimPrefix(names[len(names)-1], "migrations/"), "_")
	return strconv.ParseInt(number, 10, 64)
}

// version returns the version of the tables, 0 when there are none yet.
func (s *Store) version(ctx context.Context) (int64, error) {
	var ours, all int
	err := s.db.QueryRowContext(ctx, `SELECT count(*) FILTER (WHERE name = 'goose_db_version'), count(*)
		FROM sqlite_master WHERE type = 'table'`).Scan(&ours, &all)
	switch {
	case err != nil:
		return 0, err
	case all == 0:
		return 0, nil
	case ours == 0:
		return 0, errForeign
	}
	var have int64
	err = s.db.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version`).Scan(&have)
	return have, err
}

func (s *Store) up(ctx context.Context) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, s.db, files)
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}
