package respond

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

const (
	sharedText   = "This answer has been shared here already."
	unsharedText = "Slack does not let me write here, so nothing was shared. Invite me with /invite, then press Share again."
)

// share posts a private answer where it was asked, for all to see, once however often and by whomever it is pressed, and
// takes the private one away.
func (r *Responder) share(ctx context.Context, e delivery.Event, b button) (string, error) {
	mark := journal.Thread{Team: b.Workspace, Channel: b.conversation(), TS: "shared " + b.Answer}
	before, err := r.Journal.Turns(ctx, mark, 1)
	if err != nil {
		return "", err
	}
	if len(before) > 0 && before[0].Question != e.Claim.Event {
		return r.say(ctx, e, b.pressed, sharedText)
	}
	where, err := r.publish(ctx, e, b)
	if err != nil {
		return "", err
	}
	if where == "" {
		return r.say(ctx, e, b.pressed, unsharedText)
	}
	// What a thread is remembered by also remembers the sharing: by whom, and which press it was.
	if err := r.Journal.Remember(ctx, mark, journal.Turn{ID: b.Answer, Asker: b.User.ID, Question: e.Claim.Event, Quoted: where}); err != nil {
		return "", err
	}
	r.remove(ctx, b.pressed)
	return where, nil
}

// publish posts the answer; where is "" when the conversation does not take it.
func (r *Responder) publish(ctx context.Context, e delivery.Event, b button) (where string, err error) {
	asker := b.User.Name
	if b.kept.Person.User != b.User.ID {
		asker = r.nameOf(ctx, b.Workspace, b.kept.Person.User)
	}
	v := face.View{Surface: face.Shared, Asker: asker, Sharer: b.User.Name, Today: r.today()}
	return r.post(ctx, e.Claim, letter{
		key: "shared", team: b.Workspace, message: face.Render(b.kept.Answer, v),
		places: []place{{Channel: b.conversation(), Thread: b.thread()}},
	})
}

// dismiss takes a private answer away.
func (r *Responder) dismiss(ctx context.Context, e delivery.Event, b button) (string, error) {
	if r.remove(ctx, b.pressed) {
		return "dismissed", nil
	}
	return r.say(ctx, e, b.pressed, "Slack no longer lets me take this away. It goes when you reload Slack; nobody else sees it.")
}

// remove takes away what only the person sees, and tells whether Slack let it: a response_url lasts half an hour.
func (r *Responder) remove(ctx context.Context, p pressed) bool {
	if !p.secret() || p.ResponseURL == "" {
		return false
	}
	api, err := r.Workspaces.Client(ctx, p.Workspace)
	if err == nil {
		_, _, err = api.PostMessageContext(ctx, p.conversation(), slack.MsgOptionDeleteOriginal(p.ResponseURL))
	}
	if err != nil {
		r.Log.Warn("a private answer stays", "team", p.Workspace, "reason", fmt.Sprint(withoutAddress(err)))
	}
	return err == nil
}
