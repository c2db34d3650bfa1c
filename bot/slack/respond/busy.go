package respond

import (
	"context"
	"slices"

	"parley/bot/slack/delivery"
)

// What the asker reads, in words and as a status.
const (
	busyText   = "I am busy just now. You are next, and your answer comes in a moment."
	busyStatus = "is busy; you are next…"
)

// Busy tells whoever addressed Parley that others come first, once however often the event comes. What may not be meant
// for Parley gets no such note.
func (r *Responder) Busy(ctx context.Context, e delivery.Event) error {
	h := read(e)
	places := addressed(h)
	if len(places) == 0 {
		return nil
	}
	if s, ok := h.(said); ok && s.Direct {
		api, err := r.Workspaces.Client(ctx, e.Team)
		if err == nil && setStatus(ctx, api, s.Channel, s.thread().TS, busyStatus) == nil {
			return nil
		}
	}
	places = slices.DeleteFunc(places, func(p place) bool { return p.Note != "" }) // it is not worth going elsewhere
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
	case reacted:
		return discreet("", h.Channel, "", h.User)
	case commanded:
		return h.places()
	case pressed:
		return discreet(h.ResponseURL, h.Channel.ID, "", h.User.ID)
	}
	return nil
}
