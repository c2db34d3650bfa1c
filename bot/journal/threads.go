package journal

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// KeepTurns is how long threads are remembered: ForgetTurns takes it.
const KeepTurns = 90 * 24 * time.Hour

// A Thread is a conversation: everything posted under the message with the timestamp TS.
type Thread struct{ Team, Channel, TS string }

// A Turn is one question and its answer in a thread.
type Turn struct {
	ID       string    // of the answer; the same turn remembered twice is there once
	Asker    string    // the user who asked
	Question string    // as asked
	Quoted   string    // what the answer quoted, "" when it found nothing
	Articles []string  // the ids of the articles it quoted, best first
	At       time.Time // when it was answered; the zero time for now
}

// Remember adds a turn to a thread.
func (j *Journal) Remember(ctx context.Context, in Thread, t Turn) error {
	const doing = "remember a turn"
	articles, err := json.Marshal(append([]string{}, t.Articles...))
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	_, err = j.do(ctx, doing, `INSERT INTO turns (team, channel, thread, answer, person, question, quoted, articles, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (team, channel, thread, answer) DO NOTHING`,
		in.Team, in.Channel, in.TS, t.ID, t.Asker, plain(t.Question), plain(t.Quoted), string(articles), j.when(t.At))
	return err
}

// Turns returns the last n turns of a thread, oldest first, and an empty list for a thread Parley knows nothing of.
func (j *Journal) Turns(ctx context.Context, in Thread, n int) ([]Turn, error) {
	turns, err := many(ctx, j, "recall a thread", func(scan scanner) (t Turn, err error) {
		var articles string
		var at int64
		if err = scan(&t.ID, &t.Asker, &t.Question, &t.Quoted, &articles, &at); err != nil {
			return t, err
		}
		t.At = instant(at)
		return t, json.Unmarshal([]byte(articles), &t.Articles)
	}, `SELECT answer, person, question, quoted, articles, at FROM turns
		WHERE team = $1 AND channel = $2 AND thread = $3 ORDER BY at DESC, answer DESC LIMIT $4`,
		in.Team, in.Channel, in.TS, max(n, 0))
	slices.Reverse(turns)
	return turns, err
}

// MayFollow tells whether a plain message of user in a thread is meant for Parley: user asked there before,
// and nobody muted the thread.
func (j *Journal) MayFollow(ctx context.Context, in Thread, user string) (bool, error) {
	return one(ctx, j, "look who asked in a thread", read[bool], `SELECT count(*) > 0 FROM turns
		WHERE team = $1 AND channel = $2 AND thread = $3 AND person = $4 AND NOT EXISTS
		(SELECT 1 FROM mutes m WHERE m.team = $1 AND m.channel = $2 AND m.thread = $3)`, in.Team, in.Channel, in.TS, user)
}

// ForgetTurns removes the turns and mutes of longer ago than olderThan and returns how many turns they were.
// A mute stays as long as its thread has turns.
func (j *Journal) ForgetTurns(ctx context.Context, olderThan time.Duration) (int, error) {
	before := millis(j.now().Add(-olderThan))
	var n int64
	err := j.write(ctx, "forget old threads", func(t tx) (err error) {
		if n, err = t.do(ctx, `DELETE FROM turns WHERE at < $1`, before); err != nil {
			return err
		}
		_, err = t.do(ctx, `DELETE FROM mutes WHERE at < $1 AND NOT EXISTS (SELECT 1 FROM turns t
			WHERE t.team = mutes.team AND t.channel = mutes.channel AND t.thread = mutes.thread)`, before)
		return err
	})
	return int(n), err
}

// when is how an instant given by a caller is stored, the zero time as now.
func (j *Journal) when(t time.Time) int64 {
	if t.IsZero() {
		t = j.now()
	}
	return millis(t)
}
