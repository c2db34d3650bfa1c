package respond

import (
	"context"

	"parley/bot/slack/delivery"
)

// home is what turning to the home tab asks for.
func (r *Responder) home(context.Context, delivery.Event, opened) (string, error) { return "", nil }
