package respond

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"parley/bot/calendar"
	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/bot/timeline"
	"parley/corpus"
)

// remindAt is the hour of the day at which people are reminded, where Parley runs.
const remindAt = 9

// mostReminding is how often a reminder is tried: for three hours it may be Slack's fault.
const mostReminding = 360

const (
	tooLateText   = "That day is here or over, so there is nothing to remind you of."
	unremindText  = "I will not remind you."
	overText      = "This reminder was sent already."
	unreadableWhy = "a reminder of another version of me"
)

// remind sets up a reminder of an event of a list for who pressed.
func (r *Responder) remind(ctx context.Context, e delivery.Event, b button, d face.Dated) (string, error) {
	if b.N < 1 || b.N > len(d.Told.Events) {
		return r.say(ctx, e, b.pressed, unknownText)
	}
	event := d.Told.Events[b.N-1]
	due := r.morning(event.When.From)
	if b.Do == face.RemindBefore {
		due = due.AddDate(0, 0, -1)
	}
	if !due.After(r.Clock()) {
		return r.say(ctx, e, b.pressed, tooLateText)
	}
	holds, err := json.Marshal(event)
	if err != nil {
		return "", fmt.Errorf("keeping a reminder: %w", err)
	}
	kept, err := r.Journal.Remind(ctx, journal.Reminder{Person: b.person(), Due: due, About: calendar.UID(event), Holds: holds})
	if err != nil {
		return "", err
	}
	return r.post(ctx, e.Claim, letter{key: "answer", team: b.Workspace, message: face.Reminding(kept.ID, due), places: b.beside()})
}

// morning is when people are reminded on a day.
func (r *Responder) morning(day corpus.Day) time.Time {
	t := day.Time()
	return time.Date(t.Year(), t.Month(), t.Day(), remindAt, 0, 0, 0, r.Clock().Location())
}

// unremind takes a reminder back.
func (r *Responder) unremind(ctx context.Context, e delivery.Event, b button) (string, error) {
	late, err := r.Journal.Unremind(ctx, b.Answer, b.person())
	if err != nil {
		return "", err
	}
	if late {
		return r.say(ctx, e, b.pressed, overText)
	}
	return r.say(ctx, e, b.pressed, unremindText)
}

// KeepReminding sends what people wanted to be reminded of, when it is due, until ctx ends. It looks as often as every says.
func (r *Responder) KeepReminding(ctx context.Context, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if err := r.SendReminders(ctx); err != nil && ctx.Err() == nil {
			r.Log.Error("reminders wait", "error", err)
		}
	}
}

// SendReminders sends every reminder that is due, each once, also when an earlier process died over it: what may have been sent is looked for
// before it is sent again. One that Slack does not take now is tried again half a minute later.
func (r *Responder) SendReminders(ctx context.Context) error {
	var failed error
	for {
		due, ok, err := r.Journal.TakeReminder(ctx)
		if err != nil || !ok {
			return errors.Join(failed, err)
		}
		where, err := r.sendReminder(ctx, due)
		if errors.Is(err, errNowhere) || err != nil && due.Tries >= mostReminding {
			r.Log.Warn("a reminder could not be shown anywhere", "team", due.Person.Team, "reason", err)
			err = nil
		}
		if err == nil {
			err = r.Journal.Reminded(ctx, due.ID, where)
		}
		failed = errors.Join(failed, err)
	}
}

func (r *Responder) sendReminder(ctx context.Context, due journal.Reminder) (where string, err error) {
	ctx, cancel := context.WithTimeout(ctx, journal.RemindWithin/2) // before somebody else may take it
	defer cancel()
	var event timeline.Event
	if json.Unmarshal(due.Holds, &event) != nil {
		return "", fmt.Errorf("%w: %s", errNowhere, unreadableWhy)
	}
	api, err := r.Workspaces.Client(ctx, due.Person.Team)
	if err != nil {
		return "", fmt.Errorf("speaking to workspace %s: %w", due.Person.Team, err)
	}
	l := letter{places: []place{{Channel: due.Person.User}}}
	mark := "reminder/" + due.ID
	if due.Tries > 1 {
		if where, err = find(ctx, api, l, mark); err != nil || where != "" {
			return where, err
		}
	}
	stands, err := r.stands(ctx, &event)
	if err != nil {
		return "", err
	}
	where, _, err = show(ctx, api, l.places, face.Reminder(event, stands, r.today()),
		slack.SlackMetadata{EventType: postType, EventPayload: map[string]any{"key": mark}})
	return where, err
}

// stands tells whether the article still holds the sentence, and notes where.
func (r *Responder) stands(ctx context.Context, e *timeline.Event) (bool, error) {
	a, err := r.Corpus.Article(ctx, e.Citation.Article)
	if errors.Is(err, corpus.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("fetching the article to quote: %w", err)
	}
	at := strings.Index(a.Text, e.Text)
	e.Citation.Start, e.Citation.End = at, at+len(e.Text)
	return at >= 0, nil
}
