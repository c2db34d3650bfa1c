package respond

import (
	"context"
	"errors"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

const (
	unknownText = "I do not know this button: it may come from another version of me. Ask again with /parley."
	goneText    = "I no longer hold this answer, so there is nothing more I could show of it. Ask the question again for an answer as of now."
)

// A button is a button that was pressed, with what is known of the answer it belongs to.
type button struct {
	pressed
	face.Press
	kept journal.Asked // the answer; the zero value where the button belongs to none
}

func (b button) person() journal.Person { return journal.Person{Team: b.Workspace, User: b.User.ID} }

// press does what a button says. The answer comes from the journal, so that buttons of last week still work; where it is
// gone, the person is told.
func (r *Responder) press(ctx context.Context, e delivery.Event, p pressed) (string, error) {
	if len(p.ActionCallback.BlockActions) == 0 {
		return "", nil
	}
	action := p.ActionCallback.BlockActions[0]
	meant, ok := face.ParsePress(action.Value)
	if !ok {
		return r.say(ctx, e, p, unknownText)
	}
	b := button{pressed: p, Press: meant}
	if do := r.loose(b); do != nil {
		return do(ctx, e, b)
	}
	kept, err := r.Journal.Answer(ctx, b.Answer)
	if errors.Is(err, journal.ErrNotFound) || err == nil && kept.Person.Team != p.Workspace {
		return r.say(ctx, e, p, goneText)
	}
	if err != nil {
		return "", err
	}
	b.kept = kept
	return r.bound(b)(ctx, e, b)
}

// loose returns what is done by buttons that need no answer, nil for others.
func (r *Responder) loose(b button) func(context.Context, delivery.Event, button) (string, error) {
	switch b.Do {
	case face.OpenAsk:
		return func(ctx context.Context, e delivery.Event, b button) (string, error) {
			return r.openAsk(ctx, e, b.pressed, "")
		}
	case face.Example:
		return r.example
	case face.Undo:
		return r.undo
	case face.Dismiss:
		return r.dismiss
	case face.Forget:
		return r.forget
	case face.Unremind:
		return r.unremind
	case face.ShowNews:
		return r.moreNews
	}
	if do := r.dated(b); do != nil {
		return r.onList(do)
	}
	return nil
}

// bound returns what is done by buttons that belong to an answer.
func (r *Responder) bound(b button) func(context.Context, delivery.Event, button) (string, error) {
	switch b.Do {
	case face.ShowContext:
		return r.showContext
	case face.ShowMore:
		return r.more
	case face.Share:
		return r.share
	case face.Save:
		return r.save
	case face.Try:
		return r.try
	case face.Again:
		return r.again
	case face.Repeat:
		return r.repeat
	case face.Good:
		return r.good
	}
	return r.bad
}
