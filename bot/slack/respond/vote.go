package respond

import (
	"context"
	"errors"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

const (
	goodText = "Thank you. Noted as helpful; only you and those who look after me know. Press the other thumb to change your mind."
	badText  = "Thank you. Noted as not helpful; only you and those who look after me know. Press the other thumb to change your mind."
)

// good notes that an answer helped.
func (r *Responder) good(ctx context.Context, e delivery.Event, b button) (string, error) {
	if err := r.Journal.Vote(ctx, journal.Vote{Answer: b.Answer, Person: b.person(), Value: journal.Up, At: e.Claim.Received}); err != nil {
		return "", err
	}
	return r.say(ctx, e, b.pressed, goodText)
}

// bad notes that an answer did not help, and asks why. The vote counts also when the window does not open or is closed again.
func (r *Responder) bad(ctx context.Context, e delivery.Event, b button) (string, error) {
	if err := r.Journal.Vote(ctx, journal.Vote{Answer: b.Answer, Person: b.person(), Value: journal.Down, At: e.Claim.Received}); err != nil {
		return "", err
	}
	opened, err := r.window(ctx, e, modal{
		team: b.Workspace, trigger: b.TriggerID, view: face.Feedback(b.Answer),
		instead: face.Noted("What was wrong? Press the thumb again to say so.", face.Sentence(badText)), places: b.beside(),
	})
	if err != nil || opened != "window" {
		return opened, err
	}
	return r.say(ctx, e, b.pressed, badText)
}

// complained keeps what was wrong with an answer.
func (r *Responder) complained(ctx context.Context, e delivery.Event, p pressed, c face.Complaint) (string, error) {
	kept, err := r.Journal.Answer(ctx, c.Answer)
	if errors.Is(err, journal.ErrNotFound) || err == nil && kept.Person.Team != p.Workspace {
		return r.say(ctx, e, p, goneText)
	}
	if err != nil {
		return "", err
	}
	err = r.Journal.Vote(ctx, journal.Vote{
		Answer: c.Answer, Person: journal.Person{Team: p.Workspace, User: p.User.ID}, Value: journal.Down,
		Reason: string(c.Reason), Note: c.Text, At: e.Claim.Received,
	})
	if err != nil {
		return "", err
	}
	return r.tell(ctx, e, "answer", p.Workspace, "Thank you. What you wrote goes to those who look after me, and to nobody else.",
		discreet("", kept.Channel, "", p.User.ID))
}
