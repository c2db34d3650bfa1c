package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// A Subscription is a source on the web that is synced again and again.
type Subscription struct {
	Name     string        // that of the Source, unique: "feed:https://example.com/rss"
	Kind     string        // how it is read: feed, page, site …
	Address  string        // where; may hold a password or a token, so it is shown by address.Shown alone
	Options  string        // JSON, what its kind is to know besides; "" for nothing
	Every    time.Duration // from one sync to the next, to the second
	Paused   bool          // not synced by itself
	Added    time.Time
	Synced   time.Time // last, the zero time for never
	Error    string    // what went wrong then, "" for nothing
	Failures int       // that often in a row
	Due      time.Time // to be synced from then on
}

// ErrSubscribed is returned for a source that is there already.
var ErrSubscribed = errors.New("it is among the sources already")

const subscriptionColumns = `name, kind, address, options, every, paused, added, synced, error, failures, due`

// Subscribe adds a source, which is due at n.Due, and at once when that is the zero time. Who means to sync it first says
// when others may. The error is ErrSubscribed when there is one of its name.
func (s *Store) Subscribe(ctx context.Context, n Subscription) error {
	now := s.now()
	if n.Due.IsZero() {
		n.Due = now
	}
	return s.write(ctx, func(tx *tx) error {
		there, err := tx.subscribed(ctx, n.Name)
		if err != nil {
			return err
		}
		if there {
			return ErrSubscribed
		}
		return tx.do(ctx, `INSERT INTO sources (`+subscriptionColumns+`) VALUES ($1, $2, $3, $4, $5, 0, $6, '', '', 0, $7)`,
			n.Name, n.Kind, n.Address, n.Options, int64(n.Every/time.Second), second(now), second(n.Due))
	})
}

// Unsubscribe forgets a source. Its articles stay.
func (s *Store) Unsubscribe(ctx context.Context, name string) error {
	return s.change(ctx, name, `DELETE FROM sources WHERE name = $1`, name)
}

// Pause says whether a source is to be left alone until it is resumed. One that is resumed is due at once.
func (s *Store) Pause(ctx context.Context, name string, paused bool) error {
	if paused {
		return s.change(ctx, name, `UPDATE sources SET paused = 1 WHERE name = $1`, name)
	}
	return s.change(ctx, name, `UPDATE sources SET paused = 0, due = $2 WHERE name = $1`, name, second(s.now()))
}

// longestWait is how long a source that keeps failing is left alone at most.
const longestWait = 24 * time.Hour

// Synced notes that a source was synced now, what went wrong, and when it is due next: after its time, later the more
// often it failed, and not before until.
func (s *Store) Synced(ctx context.Context, name string, failed error, until time.Time) error {
	n, err := s.Subscription(ctx, name)
	if err != nil {
		return err
	}
	now, wait, message := s.now(), n.Every, ""
	if failed != nil {
		message = failed.Error()
		n.Failures++
		wait = max(wait, min(wait<<min(n.Failures-1, 10), longestWait))
	} else {
		n.Failures = 0
	}
	due := now.Add(wait)
	if until.After(due) {
		due = until
	}
	return s.change(ctx, name, `UPDATE sources SET synced = $2, error = $3, failures = $4, due = $5 WHERE name = $1`,
		name, second(now), message, n.Failures, second(due))
}

// Claim takes a source that is due, so that no other process does, and reports whether it could: n must be as it was
// read. Should this process die, it is due again after so long.
func (s *Store) Claim(ctx context.Context, n Subscription, long time.Duration) (bool, error) {
	done, err := s.exec(ctx, `UPDATE sources SET due = $3 WHERE name = $1 AND due = $2 AND paused = 0`,
		n.Name, second(n.Due), second(s.now().Add(long)))
	if err != nil {
		return false, s.fault("change a source in", err)
	}
	rows, err := done.RowsAffected()
	return rows == 1, err
}

// Hold keeps a source that was claimed for so long from now; held for no time, it is due.
func (s *Store) Hold(ctx context.Context, name string, long time.Duration) error {
	return s.change(ctx, name, `UPDATE sources SET due = $2 WHERE name = $1`, name, second(s.now().Add(long)))
}

// Release gives back a source that was claimed: it is due as it was.
func (s *Store) Release(ctx context.Context, n Subscription) error {
	return s.change(ctx, n.Name, `UPDATE sources SET due = $2 WHERE name = $1`, n.Name, second(n.Due))
}

func (s *Store) change(ctx context.Context, name, query string, args ...any) error {
	done, err := s.exec(ctx, query, args...)
	if err != nil {
		return s.fault("change a source in", err)
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, noSource(name))
	}
	return nil
}

// Subscription returns the source of this name. The error is ErrNotFound when there is none.
func (s *Store) Subscription(ctx context.Context, name string) (Subscription, error) {
	found, err := s.subscriptions(ctx, `WHERE name = $1`, name)
	if err == nil && len(found) == 0 {
		err = noSource(name)
	}
	if err != nil {
		return Subscription{}, err
	}
	return found[0], nil
}

// Subscriptions returns all sources by name.
func (s *Store) Subscriptions(ctx context.Context) ([]Subscription, error) {
	return s.subscriptions(ctx, `ORDER BY name`)
}

// Due returns the sources that are to be synced now, the one that waits longest first; limit is the most of them.
func (s *Store) Due(ctx context.Context, limit int) ([]Subscription, error) {
	return s.subscriptions(ctx, `WHERE paused = 0 AND due <= $1 ORDER BY due, name LIMIT $2`, second(s.now()), limit)
}

func (s *Store) subscriptions(ctx context.Context, where string, args ...any) ([]Subscription, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT `+subscriptionColumns+` FROM sources `+where, args...)
	if err != nil {
		return nil, s.fault("list the sources in", err)
	}
	defer rows.Close()
	var found []Subscription
	for rows.Next() {
		n, err := scanSubscription(rows)
		if err != nil {
			return nil, s.fault("list the sources in", err)
		}
		found = append(found, n)
	}
	return found, s.fault("list the sources in", rows.Err())
}

func scanSubscription(rows *sql.Rows) (Subscription, error) {
	var n Subscription
	var every int64
	var added, synced, due string
	err := rows.Scan(&n.Name, &n.Kind, &n.Address, &n.Options, &every, &n.Paused, &added, &synced, &n.Error, &n.Failures, &due)
	if err != nil {
		return n, err
	}
	n.Every = time.Duration(every) * time.Second
	var err1, err2, err3 error
	n.Added, err1 = parseInstant(added)
	n.Synced, err2 = parseInstant(synced)
	n.Due, err3 = parseInstant(due)
	if err := errors.Join(err1, err2, err3); err != nil {
		return n, fmt.Errorf("source %s: %w: %w", n.Name, ErrDamaged, err)
	}
	return n, nil
}

// second writes t so that texts are in the order of times.
func second(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// noSource is the error for a source of this name that is not there. It is ErrNotFound, whose words are about articles.
type noSource string

func (n noSource) Error() string {
	return fmt.Sprintf("there is no source %q; parley sources list names them", string(n))
}

func (noSource) Is(target error) bool { return target == ErrNotFound }
