package respond

import (
	"context"

	"github.com/slack-go/slack"

	"parley/bot/slack/delivery"
)

// direct answers whatever is written to Parley alone, below the message: there every message begins a thread, which is
// given its question as its title.
func (r *Responder) direct(ctx context.Context, e delivery.Event, s said) (string, error) {
	q, err := r.heard(ctx, s, Direct)
	if err != nil {
		return "", err
	}
	if _, ok := wishes(q.Text); ok {
		return r.tell(ctx, e, "answer", s.Team, "Here I answer whatever you write. In a thread of a channel, “mute” keeps me quiet.", q.places())
	}
	where, err := r.ask(ctx, e, q)
	if err == nil && s.Root == "" && q.Text != "" {
		r.entitle(ctx, q)
	}
	return where, err
}

// mostTitle keeps the title of a thread on one line of the agent pane.
const mostTitle = 80

// entitle names the thread. It is an ornament: where Slack refuses, the thread goes without.
func (r *Responder) entitle(ctx context.Context, q query) {
	api, err := r.Workspaces.Client(ctx, q.Team)
	if err == nil {
		err = api.SetAssistantThreadsTitleContext(ctx, slack.AssistantThreadsSetTitleParameters{
			ChannelID: q.Channel, ThreadTS: q.Thread, Title: shortened(q.Text, mostTitle),
		})
	}
	if err != nil {
		r.Log.Debug("a thread goes without title", "team", q.Team, "reason", code(err))
	}
}

// shortened is the beginning of a text, at most so many characters.
func shortened(text string, most int) string {
	all := []rune(text)
	if len(all) <= most {
		return text
	}
	return string(all[:most-1]) + "…"
}
