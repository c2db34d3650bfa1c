package respond

import (
	"context"

	"parley/bot/slack/delivery"
)

// configure opens the settings of a channel.
func (r *Responder) configure(ctx context.Context, e delivery.Event, c commanded) (string, error) {
	return r.tell(ctx, e, "answer", c.Team, "Settings cannot be changed from here yet.", c.places())
}
