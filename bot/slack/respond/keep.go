package respond

import (
	"context"

	"parley/bot/slack/delivery"
)

// save keeps an answer on the person's home tab.
func (r *Responder) save(ctx context.Context, e delivery.Event, b button) (string, error) {
	if err := r.Journal.Save(ctx, b.person(), b.Answer); err != nil {
		return "", err
	}
	r.refresh(ctx, b.Workspace, b.User.ID)
	return r.say(ctx, e, b.pressed, "Saved. You find it on my home tab, where you can also remove it.")
}

// forget takes an answer off the home tab again, where the person sees it go.
func (r *Responder) forget(ctx context.Context, e delivery.Event, b button) (string, error) {
	if err := r.Journal.Unsave(ctx, b.person(), b.Answer); err != nil {
		return "", err
	}
	if r.refresh(ctx, b.Workspace, b.User.ID) && b.conversation() == "" {
		return "home", nil
	}
	return r.say(ctx, e, b.pressed, "Removed from your saved answers.")
}
