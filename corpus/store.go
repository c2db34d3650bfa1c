package corpus

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver named "sqlite"
)

// busyWait is how long a statement waits for another process's lock. With what comes after it,
// a person hears within two seconds that another process holds the store and writes nothing.
const busyWait = 1800 * time.Millisecond

// A Store keeps articles, where they came from and the history of their changes, in one SQLite file
// with its -wal and -shm beside it. What a method has returned from survives the death of the process
// and of the machine. It is safe for concurrent use; readers neither wait for a writer nor see half of its work.
type Store struct {
	db   *sql.DB
	path string
	now  func() time.Time

	writing chan struct{} // holds one while this process writes: SQLite lets no writer wait in line, and some would wait too long

	refusal error // why the store was opened for reading only, nil when it was not
}

// Open opens the store at path, making the file if there is none and bringing an older one up to date.
// The folder must exist. A file that cannot be used is left untouched and the error, which says how to
// go on, is ErrDamaged, ErrNewer or ErrInUse where it is one of them. Where this user may not write, or the disk is
// full, a store that is there is opened for reading; what would change it fails. Close the store after use.
func Open(ctx context.Context, path string) (*Store, error) {
	s, err := open(ctx, path, toWrite)
	if refused(err) {
		if s := openToRead(ctx, path); s != nil {
			s.refusal = err
			return s, nil
		}
	}
	return s, err
}

// open opens the store at path in the way that options of the driver say.
func open(ctx context.Context, path string, options url.Values) (*Store, error) {
	address, err := dsn(path, options)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	db, err := sql.Open("sqlite", address)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	db.SetMaxOpenConns(8)
	db.SetMaxIdleConns(4) // a new connection costs more than the query it is opened for
	s := &Store{db: db, path: path, now: time.Now, writing: make(chan struct{}, 1)}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(s.fault("open", err), db.Close())
	}
	return s, nil
}

// Close waits for queries under way and closes the file.
func (s *Store) Close() error { return s.fault("close", s.db.Close()) }

// Identity tells this store from every other, also from one made anew at the same path: whoever
// follows its positions keeps it beside them and starts over when it differs.
func (s *Store) Identity(ctx context.Context) (string, error) {
	var id string
	err := s.db.QueryRowContext(ctx, `SELECT identity FROM store`).Scan(&id)
	if err == nil && id == "" {
		err = s.inTurn(ctx, func(tx *sql.Tx) error {
			return tx.QueryRowContext(ctx, `UPDATE store SET identity = CASE identity WHEN '' THEN $1 ELSE identity END
				RETURNING identity`, rand.Text()).Scan(&id)
		})
	}
	return id, s.fault("read the identity of", err)
}

// toWrite says how a store is opened that may be written to.
//
// synchronous=FULL makes a commit wait for the disk, so nothing acknowledged is lost with the power;
// immediate transactions take the write lock first, so none fails half-way for having read too early.
var toWrite = url.Values{
	"_journal_mode": {"WAL"},
	"_synchronous":  {"FULL"},
	"_foreign_keys": {"on"},
	"_txlock":       {"immediate"},
}

// dsn is the driver's address of the file at path.
func dsn(path string, options url.Values) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/…
	}
	query := maps.Clone(options)
	query.Set("_busy_timeout", fmt.Sprint(busyWait.Milliseconds()))
	query.Set("_error_rc", "1")
	return "file://" + (&url.URL{Path: path}).EscapedPath() + "?" + query.Encode(), nil
}
