package corpus

import (
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What a caller may want to tell apart. The errors that wrap them say how to go on.
var (
	// ErrNotFound is returned for an article or a source the store does not hold, never held or no longer holds.
	ErrNotFound = errors.New("no such article")

	// ErrDamaged is returned when the file is not a store or parts of it cannot be read. It is left as it is.
	ErrDamaged = errors.New("the article store is damaged")

	// ErrInUse is returned when another process kept the store locked for almost two seconds and wrote nothing.
	ErrInUse = errors.New("the article store is in use by another process")

	// ErrNewer is returned for a store made by a version of Parley that came after this one.
	ErrNewer = errors.New("the article store was made by a newer Parley")

	errForeign = errors.New("it is a database of another program; use another folder")
)

// mendStore is what to do about a store that is damaged.
const mendStore = "it was left untouched: put a backup in its place with parley restore FILE --force, " +
	"or move it away with its -wal and -shm files and index the articles again"

// fault adds to err what was done – words that go before "store …" – to which file and, where one is known,
// a remedy. Nil stays nil, and what was not found or is no longer subscribed to is no fault of the store.
func (s *Store) fault(doing string, err error) error {
	if err == nil || errors.Is(err, ErrNotFound) || errors.Is(err, ErrUnsubscribed) {
		return err
	}
	doing = fmt.Sprintf("%s store %s", doing, s.path)
	if errors.Is(err, ErrDamaged) {
		return fmt.Errorf("%s: %w; %s", doing, err, mendStore)
	}
	if strings.Contains(err.Error(), "sql: Scan error") { // a column holds what was never put there; the library has no type for it
		return fmt.Errorf("%s: %w: %w; %s", doing, ErrDamaged, err, mendStore)
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return fmt.Errorf("%s: %w", doing, err)
	}
	if full(e) {
		return fmt.Errorf("%s: the disk is full: %w; make room and run it again, what was there is unharmed", doing, err)
	}
	if locked(err) {
		return fmt.Errorf("%s: %w: %w; try again when it is done", doing, ErrInUse, err)
	}
	switch e.Code() & 0xff { // the low byte is the kind, the rest its particulars
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT,
		sqlite3.SQLITE_ERROR: // every statement here is right for the tables as they were made: they are not so any more
		return fmt.Errorf("%s: %w: %w; %s", doing, ErrDamaged, err, mendStore)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		if s.refusal != nil {
			return s.refusal
		}
		return fmt.Errorf("%s: %w; check that the folder exists and that this user may write to it and to the file", doing, err)
	case sqlite3.SQLITE_IOERR:
		return fmt.Errorf("%s: %w; check the disk and the room left on it", doing, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// locked tells whether err says that another connection writes, or keeps others from reading.
func locked(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	kind := e.Code() & 0xff
	return kind == sqlite3.SQLITE_BUSY || kind == sqlite3.SQLITE_LOCKED
}
