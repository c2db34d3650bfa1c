package respond

import (
	"context"
	"errors"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

// A Renewer makes the index anew while the old one answers.
type Renewer interface {
	// Renew makes it and returns, in words for people, what came of it. Whoever asks while it is made waits for the same. progress is told
	// now and then how many of so many articles are done. When ctx ends before, the error is ErrGoesOn, and it goes on.
	Renew(ctx context.Context, progress func(done, total int)) (what string, err error)
}

// ErrGoesOn means that what was asked for takes longer than is waited for, and goes on.
var ErrGoesOn = errors.New("it goes on")

const (
	cannotReindexText = "The index cannot be made anew from here."
	mayReindex        = "have the index made anew"
)

// reindex has the index made anew, for those who may, and says in the channel how it goes and what came of it.
func (r *Responder) reindex(ctx context.Context, e delivery.Event, c commanded) (string, error) {
	if r.options.Renewer == nil {
		return r.tell(ctx, e, "answer", c.Team, cannotReindexText, c.places())
	}
	if may, err := r.mayConfigure(ctx, c.Team, c.User); err != nil || !may {
		if err != nil {
			return "", err
		}
		return r.tell(ctx, e, "answer", c.Team, r.whoMayDo(ctx, c.Team, mayReindex), c.places())
	}
	by := r.nameOf(ctx, c.Team, c.User)
	where, err := r.post(ctx, e.Claim, letter{key: "answer", team: c.Team, message: face.Reindexing(by, 0, 0), places: open(c.Channel, "", c.User)})
	if err != nil || where == "" {
		return where, err
	}
	return where, r.renew(ctx, e, c, by, where)
}

// renew has the index made anew and changes the message at where as it goes.
func (r *Responder) renew(ctx context.Context, e delivery.Event, c commanded, by, where string) error {
	within, cancel := context.WithTimeout(ctx, addedWithin)
	defer cancel()
	show := r.progress(ctx, c.Team, where)
	what, err := r.options.Renewer.Renew(within, func(done, total int) { show(face.Reindexing(by, done, total)) })
	if ctx.Err() != nil {
		return ctx.Err() // another try finds the message and goes on
	}
	message := face.Reindexed(by, what)
	switch {
	case errors.Is(err, ErrGoesOn):
		message = face.ReindexGoesOn(by)
	case err != nil:
		message = face.NotReindexed(by, err.Error())
	}
	r.Log.Info("the index was to be made anew", "team", c.Team, "by", c.User, "error", err)
	return r.close(ctx, e, c.Team, c.places(), where, "result", message)
}
