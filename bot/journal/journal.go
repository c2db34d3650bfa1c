package journal

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

// What a caller may want to tell apart. The errors that wrap them say what was being done.
var (
	// ErrNotFound is returned for an answer, a post, a watch or a workspace the journal does not hold.
	ErrNotFound = errors.New("the journal holds no such entry")

	// ErrNewer is returned by Open for tables made by a version of Parley that came after this one.
	ErrNewer = errors.New("the journal was made by a newer Parley")
)

// A Journal is what Parley remembers. It is safe for concurrent use, also by several processes on one database.
// What a method has returned from survives the death of the process; a method that returned an error,
// a cancelled context's included, changed nothing or may be called again with the same arguments.
type Journal struct {
	db    *sql.DB
	now   func() time.Time
	owner string // told apart from every other process by chance
}

// A Person is somebody in a workspace. Slack's user ids are unique within one.
type Person struct{ Team, User string }

// A Channel is where people talk: a channel, a group or a direct message.
type Channel struct{ Team, ID string }

// Open readies the journal in db, a SQLite or Postgres database, making its tables or bringing older ones up to date;
// where they are up to date it costs one small query. Several processes may do so at once. db stays the caller's
// to close. An error that is ErrNewer means that this program is too old for the journal, which is left as it is.
//
// A SQLite database should be opened in WAL mode with a busy timeout, without which methods fail when two processes
// write at once, and with one connection (SetMaxOpenConns): it takes one writer at a time, and who waits for a connection
// gets a turn in order, who waits for the lock does not. With synchronous=FULL nothing is lost with the power either.
//
// clock tells the time, here and in every method; processes that share a journal should agree on it to the second.
func Open(ctx context.Context, db *sql.DB, clock func() time.Time) (*Journal, error) {
	if err := migrate(ctx, db); err != nil {
		return nil, fmt.Errorf("open the journal: %w", err)
	}
	return &Journal{db: db, now: clock, owner: rand.Text()}, nil
}

// millis is how instants are stored; the zero time is 0.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// instant reads what millis wrote, in UTC.
func instant(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// plain makes text fit for every database: Postgres takes neither a NUL nor broken UTF-8,
// and a message must not go unanswered for having one.
func plain(text string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "\uFFFD")
}
