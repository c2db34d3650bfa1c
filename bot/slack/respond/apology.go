package respond

import (
	"context"
	"time"

	"parley/bot/slack/delivery"
)

const (
	apologyText = "Sorry, something went wrong on my side and I have no answer for you. Please ask again in a minute; " +
		"if it happens again, tell whoever looks after me. /parley status says what I know."
	apologyTime = 5 * time.Second
)

// apologise tells whoever addressed Parley that no answer comes: the last word after the last try. What was not surely
// meant for Parley ends in silence. cause is logged.
func (r *Responder) apologise(ctx context.Context, e delivery.Event, h happening, cause error) (string, error) {
	r.Log.Error("a question stays unanswered", "event", e.Claim.Event, "kind", e.Kind, "attempt", e.Claim.Attempt, "error", cause)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), apologyTime)
	defer cancel()
	places := addressed(h)
	if s, ok := h.(said); ok && !s.Direct && r.spokenTo(ctx, s) {
		places = open(s.Channel, s.thread().TS, s.User)
	}
	if len(places) == 0 {
		return "", nil
	}
	return r.tell(ctx, e, "apology", e.Team, apologyText, places)
}

// spokenTo tells whether a message of a channel names Parley or goes on with what its author asked.
func (r *Responder) spokenTo(ctx context.Context, s said) bool {
	if s.Named || s.Root == "" {
		return s.Named
	}
	meant, err := r.meant(ctx, s)
	return err == nil && meant
}
