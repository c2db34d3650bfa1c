package journal

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"time"
)

// RemindWithin is how long a reminder belongs to whoever took it. One not noted as sent by then is handed out again.
const RemindWithin = 30 * time.Second

// A Reminder is something a person wants to be told at a time. This file alone writes the table reminders.
type Reminder struct {
	ID     string    // given by the journal
	Person Person    // who is reminded
	Due    time.Time // when
	About  string    // what of: the same for the same time is the same reminder
	Holds  []byte    // JSON, as the face keeps it
	Tries  int       // how often it was taken, this time included; more than 1: it may have been sent
}

// reminderColumns are what readReminder reads.
const reminderColumns = `id, team, person, due, about, holds, tries`

// Remind sets up a reminder and returns it as it is kept. One that was set up before stays as it is, and is not sent again if it was.
func (j *Journal) Remind(ctx context.Context, r Reminder) (Reminder, error) {
	var kept Reminder
	err := j.write(ctx, "set up a reminder", func(t tx) (err error) {
		kept, err = readReminder(t.QueryRowContext(ctx, `INSERT INTO reminders (`+reminderColumns+`, until, sent, place)
			VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, '')
			ON CONFLICT (team, person, due, about) DO UPDATE SET about = excluded.about RETURNING `+reminderColumns,
			rand.Text(), r.Person.Team, r.Person.User, millis(r.Due), plain(r.About), plain(string(r.Holds))).Scan)
		return err
	})
	return kept, err
}

// Unremind takes a reminder back. One that is gone, or is not by's own, is left as it is; late tells that it was sent, or is being sent.
func (j *Journal) Unremind(ctx context.Context, id string, by Person) (late bool, err error) {
	err = j.write(ctx, "take a reminder back", func(t tx) error {
		_, err := t.do(ctx, `DELETE FROM reminders WHERE id = $1 AND team = $2 AND person = $3 AND tries = 0`, id, by.Team, by.User)
		if err != nil {
			return err
		}
		var left int
		err = t.QueryRowContext(ctx, `SELECT count(*) FROM reminders WHERE id = $1 AND team = $2 AND person = $3`, id, by.Team, by.User).Scan(&left)
		late = left > 0
		return err
	})
	return late, err
}

// TakeReminder hands out the reminder that is due the longest, to one caller alone for RemindWithin; ok is false when none is.
// Send it, then call Reminded.
func (j *Journal) TakeReminder(ctx context.Context) (r Reminder, ok bool, err error) {
	err = j.write(ctx, "take a reminder", func(t tx) (err error) {
		now := j.now()
		r, err = readReminder(t.QueryRowContext(ctx, `UPDATE reminders SET until = $1, tries = tries + 1
			WHERE sent = 0 AND until <= $2 AND id = (SELECT id FROM reminders
				WHERE sent = 0 AND due <= $2 AND until <= $2 ORDER BY due, id LIMIT 1)
			RETURNING `+reminderColumns, millis(now.Add(RemindWithin)), millis(now)).Scan)
		ok = err == nil
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return r, ok && err == nil, err
}

// Reminded notes that a reminder was sent, and where it stands; "" when no place takes it, which ends it too. Noted twice, the first place stays.
func (j *Journal) Reminded(ctx context.Context, id, where string) error {
	_, err := j.do(ctx, "note a reminder as sent", `UPDATE reminders SET sent = $1, place = $2 WHERE id = $3 AND sent = 0`,
		millis(j.now()), plain(where), id)
	return err
}

func readReminder(scan scanner) (r Reminder, err error) {
	var due int64
	var holds string
	err = scan(&r.ID, &r.Person.Team, &r.Person.User, &due, &r.About, &holds, &r.Tries)
	r.Due, r.Holds = instant(due), []byte(holds)
	return r, err
}
