package respond

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

// Acknowledge says what is wrong with the fields of a window, nil for nothing.
func (r *Responder) Acknowledge(e delivery.Event) any {
	p, ok := read(e).(pressed)
	if !ok || p.Type != slack.InteractionTypeViewSubmission {
		return nil
	}
	var wrong face.Invalid
	if errors.As(faults(p.View), &wrong) {
		return slack.NewErrorsViewSubmissionResponse(wrong)
	}
	return nil
}

// faults is what is wrong with the fields of a window, nil for nothing.
func faults(v slack.View) (err error) {
	switch v.CallbackID {
	case face.AskWindow:
		_, err = face.ReadAsk(v)
	case face.FeedbackWindow:
		_, err = face.ReadFeedback(v)
	case face.ConfigWindow:
		_, err = face.ReadConfig(v)
	}
	return err
}

// sent does what a window asks for that was sent off. One with faults is still open, its faults shown there.
func (r *Responder) sent(ctx context.Context, e delivery.Event, p pressed) (string, error) {
	if faults(p.View) != nil {
		return "", nil
	}
	switch p.View.CallbackID {
	case face.AskWindow:
		asking, err := face.ReadAsk(p.View)
		if err != nil {
			return "", err
		}
		return r.asked(ctx, e, p, asking)
	case face.FeedbackWindow:
		complaint, err := face.ReadFeedback(p.View)
		if err != nil {
			return "", err
		}
		return r.complained(ctx, e, p, complaint)
	case face.ConfigWindow:
		settings, err := face.ReadConfig(p.View)
		if err != nil {
			return "", err
		}
		return r.configured(ctx, e, p, settings)
	}
	return r.say(ctx, e, p, "I do not know this window: it may come from another version of me. Open it again.")
}
