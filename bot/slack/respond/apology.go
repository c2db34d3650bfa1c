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
	places := addressed(h)
	if s, ok := h.(said); ok && s.Named && !s.Direct {
		places = open(s.Channel, s.thread().TS, s.User)
	}
	if len(places) == 0 {
		return "", nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), apologyTime)
	defer cancel()
	return r.tell(ctx, e, "apology", e.Team, apologyText, places)
}
