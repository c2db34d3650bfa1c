package journal

import (
	"context"
	"time"
)

// A Value is what somebody thinks of an answer.
type Value int

// The values of a vote.
const (
	Up        Value = 1
	Down      Value = -1
	Withdrawn Value = 0
)

// A Vote is one person's judgement of one answer. It is private: only Ballot shows whose it is, to that person.
type Vote struct {
	Answer string    // id of the record
	Person Person    // who
	Value  Value     //
	Reason string    // for Down: what was wrong, in the face's own words; "" when not said
	Note   string    // anything added, "" for nothing
	At     time.Time // of the click; the zero time for now
}

// Vote keeps a vote in the place of any earlier one of the same person on the same answer; Withdrawn takes it back.
// A click older than what is kept changes nothing, so that clicks worked through out of order end as they were meant.
func (j *Journal) Vote(ctx context.Context, v Vote) error {
	_, err := j.do(ctx, "keep a vote", `INSERT INTO votes (answer, team, person, value, reason, note, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (answer, team, person) DO UPDATE SET
		value = excluded.value, reason = excluded.reason, note = excluded.note, at = excluded.at
		WHERE votes.at <= excluded.at`,
		v.Answer, v.Person.Team, v.Person.User, int64(v.Value), plain(v.Reason), plain(v.Note), j.when(v.At))
	return err
}

// Ballot returns a person's own vote on an answer, or ErrNotFound where there is none or it was withdrawn.
func (j *Journal) Ballot(ctx context.Context, answer string, p Person) (Vote, error) {
	return one(ctx, j, "look up a vote", func(scan scanner) (Vote, error) {
		v := Vote{Answer: answer, Person: p}
		var at int64
		err := scan(&v.Value, &v.Reason, &v.Note, &at)
		v.At = instant(at)
		return v, err
	}, `SELECT value, reason, note, at FROM votes WHERE answer = $1 AND team = $2 AND person = $3 AND value <> 0`,
		answer, p.Team, p.User)
}

// A Tally counts the votes on an answer.
type Tally struct{ Up, Down int }

// Tally counts the votes on an answer as they stand; an answer nobody judged has none.
func (j *Journal) Tally(ctx context.Context, answer string) (Tally, error) {
	return one(ctx, j, "count votes", func(scan scanner) (t Tally, err error) {
		err = scan(&t.Up, &t.Down)
		return t, err
	}, `SELECT count(CASE value WHEN 1 THEN 1 END), count(CASE value WHEN -1 THEN 1 END) FROM votes WHERE answer = $1`, answer)
}

// A Complaint is a vote against an answer, without the person.
type Complaint struct {
	Answer, Question string // id of the record, and the question as asked
	Reason, Note     string
	At               time.Time
}

// Complaints returns the last n votes against answers in a workspace since, newest first.
func (j *Journal) Complaints(ctx context.Context, team string, since time.Time, n int) ([]Complaint, error) {
	return many(ctx, j, "list complaints", func(scan scanner) (c Complaint, err error) {
		var at int64
		err = scan(&c.Answer, &c.Question, &c.Reason, &c.Note, &at)
		c.At = instant(at)
		return c, err
	}, `SELECT v.answer, a.question, v.reason, v.note, v.at FROM votes v JOIN answers a ON a.id = v.answer
		WHERE v.team = $1 AND v.value = -1 AND v.at >= $2 ORDER BY v.at DESC, v.answer, v.person LIMIT $3`,
		team, millis(since), max(n, 0))
}
