package journal

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Times and bounds of the ledger.
const (
	// Lease is how long a claim is held without Renew. An answer takes less than a second; whoever keeps
	// events waiting in a queue renews every third of it. After the death of a process its events wait no longer.
	Lease = 15 * time.Second

	// AnswerWithin is how old an event may be to be handed out again, unless it says otherwise: a reply later than that
	// is a surprise.
	AnswerWithin = 10 * time.Minute

	// Attempts is how often one event is handed out: one that ends the process each time must not do so for ever.
	// On the last attempt an apology is safer than another try.
	Attempts = 5

	// KeepEvents is how long Forget should leave the ledger alone: far longer than anybody delivers again.
	KeepEvents = 24 * time.Hour
)

// ErrLost is returned to a worker whose event was handed to another, or is answered already: it must not post.
var ErrLost = errors.New("the event is no longer this worker's: leave it to the one who holds it")

var errNameless = errors.New("the event has no name to know it by: give at least one, and none empty")

// An Event is something Slack delivered that may want an answer.
type Event struct {
	// Names are all the names it can be known by when it comes again: the event_id, "channel/ts" – which an
	// app_mention and the message share that have different event_ids –, a trigger of a slash command,
	// an interaction's action id and time. One name in common makes two deliveries the same event.
	Names    []string
	Kind     string    // how Payload is to be read, in the face's own words
	Payload  []byte    // as it came in, so that it can be answered after a restart
	Received time.Time // when it was first claimed, as Unanswered tells; Claim goes by its own clock

	// Within is how old it may be to be handed out again, 0 for AnswerWithin. What changes something counts also when it
	// comes late, and may have up to KeepEvents. What the first claim of an event says holds.
	Within time.Duration
}

// A State says how a claim came out.
type State string

// The states of a claim.
const (
	New      State = "new"      // never seen before, and now the caller's
	Again    State = "again"    // claimed before but never answered, and now the caller's
	Held     State = "held"     // somebody is at it
	Answered State = "answered" // nothing is left to do
	Lapsed   State = "lapsed"   // never answered, and handed out no more: too old, or tried too often
)

// A Claim is the right to answer an event, or the reason why there is none.
type Claim struct {
	State    State
	Event    string    // the ledger's own id of the event
	Attempt  int64     // from 1; together with Event it proves who holds the claim
	Received time.Time // when the event was first claimed
	Until    time.Time // when the claim ends unless it is renewed, the caller's or the holder's
}

// Mine tells whether the caller is to answer.
func (c Claim) Mine() bool { return c.State == New || c.State == Again }

// Claim asks for the right to answer an event, and stores it. Of any number of callers, in any number of processes,
// with names in common, one gets it, for the time of Lease; another may when that ran out and no answer was made.
// Names not known before are from now on names of the same event. An event without a name is an error.
func (j *Journal) Claim(ctx context.Context, e Event) (Claim, error) {
	const doing = "claim an event"
	if len(e.Names) == 0 || slices.Contains(e.Names, "") {
		return Claim{}, fmt.Errorf("%s: %w", doing, errNameless)
	}
	var c Claim
	err := j.write(ctx, doing, func(t tx) error {
		fresh := rand.Text()
		id, err := t.identify(ctx, fresh, e.Names)
		switch {
		case err != nil:
			return err
		case id == fresh:
			c, err = t.enter(ctx, j, id, e)
		default:
			c, err = t.retake(ctx, j, id)
		}
		if errors.Is(err, sql.ErrNoRows) { // it was forgotten in the moment when another name was added to it
			c, err = t.enter(ctx, j, id, e)
		}
		return err
	})
	return c, err
}

// identify returns the event that goes by one of names, or fresh when none does, and makes all of them its names.
// The names are sorted so that two callers never wait for each other.
func (t tx) identify(ctx context.Context, fresh string, names []string) (string, error) {
	id := fresh
	for _, name := range slices.Compact(slices.Sorted(slices.Values(names))) {
		var known string
		// The update changes nothing; it makes the row be returned, and locked, whoever inserted it.
		err := t.QueryRowContext(ctx, `INSERT INTO event_names (name, event) VALUES ($1, $2)
			ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING event`, plain(name), fresh).Scan(&known)
		if err != nil {
			return "", err
		}
		if id == fresh {
			id = known
		}
	}
	if id == fresh {
		return fresh, nil
	}
	_, err := t.do(ctx, `UPDATE event_names SET event = $1 WHERE event = $2`, id, fresh)
	return id, err
}

// enter stores an event never seen before.
func (t tx) enter(ctx context.Context, j *Journal, id string, e Event) (Claim, error) {
	now := j.now()
	c := Claim{State: New, Event: id, Attempt: 1, Received: now.UTC(), Until: now.Add(Lease).UTC()}
	_, err := t.do(ctx, `INSERT INTO events (id, kind, payload, received, within, owner, until, attempt, done, place)
		VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 0, '')`,
		id, plain(e.Kind), append([]byte{}, e.Payload...), millis(now), cmp.Or(e.Within, AnswerWithin).Milliseconds(), j.owner, millis(c.Until))
	return c, err
}

// retake hands out an event again if nobody is at it, and otherwise tells how it stands.
func (t tx) retake(ctx context.Context, j *Journal, id string) (Claim, error) {
	now := j.now()
	c := Claim{State: Again, Event: id}
	var received, until, done int64
	err := t.QueryRowContext(ctx, `UPDATE events SET owner = $1, until = $2, attempt = attempt + 1
		WHERE id = $3 AND done = 0 AND until <= $4 AND received > $4 - within AND attempt < $5 RETURNING received, until, attempt`,
		j.owner, millis(now.Add(Lease)), id, millis(now), Attempts).
		Scan(&received, &until, &c.Attempt)
	if errors.Is(err, sql.ErrNoRows) {
		err = t.QueryRowContext(ctx, `SELECT received, until, attempt, done FROM events WHERE id = $1`, id).
			Scan(&received, &until, &c.Attempt, &done)
		c.State = refusal(done != 0, until > millis(now))
	}
	c.Received, c.Until = instant(received), instant(until)
	return c, err
}

func refusal(done, held bool) State {
	switch {
	case done:
		return Answered
	case held:
		return Held
	}
	return Lapsed
}
