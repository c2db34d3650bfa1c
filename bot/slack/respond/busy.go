package respond

import (
	"context"

	"parley/bot/slack/delivery"
)

const busyText = "I am busy just now. You are in the queue, and your answer comes in a moment."

// Busy tells whoever addressed Parley that others come first, once however often the event comes. What may not be meant
// for Parley gets no such note.
func (r *Responder) Busy(ctx context.Context, e delivery.Event) error {
	places := addressed(read(e))
	if len(places) == 0 {
		return nil
	}
	_, err := r.tell(ctx, e, "busy", e.Team, busyText, places)
	return err
}

// addressed are the places to speak to whoever addressed Parley, the most discreet first; none where nobody surely did.
func addressed(h happening) []place {
	switch h := h.(type) {
	case said:
		switch {
		case h.Direct:
			return []place{{Channel: h.Channel, Thread: h.thread().TS}}
		case h.Named:
			return discreet("", h.Channel, h.Root, h.User)
		}
	case commanded:
		return h.places()
	case pressed:
		return discreet(h.ResponseURL, h.Channel.ID, "", h.User.ID)
	}
	return nil
}
