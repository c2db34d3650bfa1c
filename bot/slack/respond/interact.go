package respond

import (
	"context"

	"parley/bot/slack/delivery"
)

// interact does what a button, a shortcut or a window asks for.
func (r *Responder) interact(ctx context.Context, e delivery.Event, p pressed) (string, error) {
	return r.tell(ctx, e, "answer", p.Workspace, "I do not know this button: it may come from another version of me. Ask again with /parley.",
		discreet(p.ResponseURL, p.Channel.ID, "", p.User.ID))
}

// Acknowledge says what is wrong with the fields of a window, nil for nothing.
func (r *Responder) Acknowledge(delivery.Event) any { return nil }
