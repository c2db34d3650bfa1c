package journal

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"parley/bot/answer"
	"parley/corpus"
)

// Asked is one question asked anywhere, and what was answered.
type Asked struct {
	ID         string          // of this record; buttons carry it
	Event      string          // the ledger's id of the event that asked, "" for none
	At         time.Time       // when it was answered; the zero time for now
	Person     Person          // who asked
	Channel    string          // where, "" outside channels
	Surface    string          // how: "mention", "dm", "slash", "terminal", in the face's own words
	Understood string          // the question as Parley read it
	Answer     answer.Answer   // all of it; Answer.Question is the question as asked
	Position   corpus.Position // of the index that answered: what it knew
}

// askedColumns are what readAsked reads.
const askedColumns = `a.id, a.event, a.at, a.team, a.person, a.channel, a.surface, a.understood, a.position, a.answer`

// Record keeps a question with its answer. A record is never changed: what was shown to people is what
// More, Show context and Share work from. Recorded twice, the first stays.
func (j *Journal) Record(ctx context.Context, a Asked) error {
	const doing = "record an answer"
	holds, err := json.Marshal(a.Answer)
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	_, err = j.do(ctx, doing, `INSERT INTO answers
		(id, event, at, team, person, channel, surface, question, understood, kind, confidence, position, answer)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (id) DO NOTHING`,
		a.ID, a.Event, j.when(a.At), a.Person.Team, a.Person.User, a.Channel, a.Surface, plain(a.Answer.Question),
		plain(a.Understood), string(a.Answer.Kind), a.Answer.Confidence, int64(a.Position), withSum(string(holds)))
	return err
}

// Answer returns a record by its id, or ErrNotFound.
func (j *Journal) Answer(ctx context.Context, id string) (Asked, error) {
	return one(ctx, j, "look up an answer", readAsked, `SELECT `+askedColumns+` FROM answers a WHERE a.id = $1`, id)
}

// Recent returns the last n questions of a person, newest first, wherever they were asked.
func (j *Journal) Recent(ctx context.Context, p Person, n int) ([]Asked, error) {
	return many(ctx, j, "list recent questions", readAsked, `SELECT `+askedColumns+` FROM answers a
		WHERE a.team = $1 AND a.person = $2 ORDER BY a.at DESC, a.id DESC LIMIT $3`, p.Team, p.User, max(n, 0))
}

func readAsked(scan scanner) (a Asked, err error) {
	var at, position int64
	var holds string
	err = scan(&a.ID, &a.Event, &at, &a.Person.Team, &a.Person.User, &a.Channel, &a.Surface, &a.Understood, &position, &holds)
	if err != nil {
		return a, err
	}
	a.At, a.Position = instant(at), corpus.Position(position)
	if holds, err = checkSum(holds); err == nil {
		err = json.Unmarshal([]byte(holds), &a.Answer)
	}
	return a, err
}
