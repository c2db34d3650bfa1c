package install

import (
	"context"
	"encoding/json"
	"time"

	"parley/bot/slack/delivery"
)

// Removals returns a responder that forgets a workspace, with its token, when it removes Parley, and leaves
// everything else to next.
func (w *Workspaces) Removals(next delivery.Responder) delivery.Responder {
	return removals{Responder: next, workspaces: w}
}

type removals struct {
	delivery.Responder
	workspaces *Workspaces
}

func (r removals) Wants(e delivery.Event) bool {
	_, gone := removed(e)
	return gone || r.Responder.Wants(e)
}

// Lasts tells that a removal counts also when it comes late.
func (r removals) Lasts(e delivery.Event) bool {
	_, gone := removed(e)
	return gone || r.Responder.Lasts(e)
}

func (r removals) Acknowledge(e delivery.Event) any {
	if _, gone := removed(e); gone {
		return nil
	}
	return r.Responder.Acknowledge(e)
}

func (r removals) Busy(ctx context.Context, e delivery.Event) error {
	if _, gone := removed(e); gone {
		return nil
	}
	return r.Responder.Busy(ctx, e)
}

func (r removals) Respond(ctx context.Context, e delivery.Event) (string, error) {
	if at, gone := removed(e); gone {
		return "", r.workspaces.remove(ctx, e.Team, at)
	}
	return r.Responder.Respond(ctx, e)
}

// removed tells whether an event says that a workspace removed Parley, and when it did: the app was uninstalled, or the
// bot's token was revoked (https://docs.slack.dev/reference/events/tokens_revoked).
func removed(e delivery.Event) (at time.Time, gone bool) {
	if e.Kind != delivery.Happening {
		return time.Time{}, false
	}
	var p struct {
		Time  int64 `json:"event_time"` // seconds
		Event struct {
			Type   string
			Tokens struct{ Bot []string }
		}
	}
	if err := json.Unmarshal(e.Payload, &p); err != nil {
		return time.Time{}, false // next knows what to do about it
	}
	gone = p.Event.Type == "app_uninstalled" || p.Event.Type == "tokens_revoked" && len(p.Event.Tokens.Bot) > 0
	return time.Unix(p.Time, 0), gone
}

// remove forgets a workspace that removed Parley at a time, told to the second. Slack repeats an event that was not taken,
// with delayed events for a day, so the workspace may have installed Parley again since: then it stays.
func (w *Workspaces) remove(ctx context.Context, team string, at time.Time) error {
	defer w.forget(team)
	gone, err := w.journal.Uninstall(ctx, team, at.Add(time.Second))
	if err != nil {
		return err
	}
	if !gone {
		w.o.Log.Info("a removal leaves nothing to remove; the workspace is gone already, or has installed Parley again since", "team", team)
		return nil
	}
	w.o.Log.Info("uninstalled", "team", team)
	return nil
}
