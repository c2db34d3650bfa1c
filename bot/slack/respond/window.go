package respond

import (
	"context"

	"github.com/slack-go/slack"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

const lateText = "Slack lets a window open for three seconds only, and I was too late or not allowed to. Please try once more."

// A modal is a window about to be opened.
type modal struct {
	team    string
	trigger string // what lets it open; Slack takes one once, within three seconds
	view    slack.ModalViewRequest
	instead face.Message // what is shown where it does not open
	places  []place      // where that is shown, the best first
}

// window opens a window, or shows what stands for it. A trigger that was used is a window that an earlier try opened.
func (r *Responder) window(ctx context.Context, e delivery.Event, w modal) (string, error) {
	const key = "window"
	stands, err := r.Journal.Intend(ctx, e.Claim, key)
	if err != nil || stands.Standing == journal.Posted {
		return stands.Where, err
	}
	api, err := r.Workspaces.Client(ctx, w.team)
	if err != nil {
		return "", err
	}
	_, err = api.OpenViewContext(ctx, w.trigger, w.view)
	switch reason := code(err); {
	case err == nil, reason == "exchanged_trigger_id":
		return key, r.Journal.Confirm(ctx, e.Claim, key, key)
	case reason != "":
		r.Log.Warn("a window did not open", "event", e.Claim.Event, "team", w.team, "window", w.view.CallbackID, "reason", withoutAddress(err))
		return r.post(ctx, e.Claim, letter{key: "answer", team: w.team, message: w.instead, places: w.places})
	}
	return "", withoutAddress(err)
}

// late is what stands for a window that did not open.
func late() face.Message { return face.Sentence(lateText) }
