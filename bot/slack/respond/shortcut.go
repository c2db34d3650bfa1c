package respond

import (
	"context"
	"strings"

	"parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/corpus"
)

// about asks what the articles say about a message, for the eyes of whoever wants to know. It works in threads, where
// slash commands do not. A message without words opens the window to ask in.
func (r *Responder) about(ctx context.Context, e delivery.Event, p pressed) (string, error) {
	self, err := r.Workspaces.Bot(ctx, p.Workspace)
	if err != nil {
		return "", err
	}
	text := slack.Question(p.Message.Text, self)
	if text == "" {
		return r.openAsk(ctx, e, p, "")
	}
	return r.ask(ctx, e, query{
		Surface: Shortcut, Team: p.Workspace, Channel: p.conversation(), User: p.User.ID, Text: text,
		Thread: p.Message.ThreadTimestamp, Pointed: p.Message.Timestamp, Private: true, ResponseURL: p.ResponseURL,
	})
}

// openAsk opens the window to ask in, with a question already in it or "".
func (r *Responder) openAsk(ctx context.Context, e delivery.Event, p pressed, question string) (string, error) {
	held, err := r.collections(ctx)
	if err != nil {
		return "", err
	}
	view := slack.Ask(question, held)
	view.PrivateMetadata = strings.TrimSpace(p.conversation() + " " + p.thread())
	return r.window(ctx, e, modal{team: p.Workspace, trigger: p.TriggerID, view: view, instead: late(), places: p.beside()})
}

// asked answers the window to ask in: where it was opened, for the asker's eyes, or in direct messages.
func (r *Responder) asked(ctx context.Context, e delivery.Event, p pressed, a slack.Asking) (string, error) {
	channel, thread, _ := strings.Cut(p.View.PrivateMetadata, " ")
	q := query{
		Surface: Window, Team: p.Workspace, Channel: channel, User: p.User.ID, Text: a.Question, Thread: thread,
		Private: true, AsOf: a.AsOf, Asker: p.User.Name,
	}
	if channel == "" {
		q.Channel = p.User.ID
	}
	if channel == "" || strings.HasPrefix(channel, "D") {
		q.Direct, q.Private = true, false
	}
	if a.Collection != "" {
		q.Collections = []string{a.Collection}
	}
	return r.ask(ctx, e, q)
}

// collections are the names of those the corpus has.
func (r *Responder) collections(ctx context.Context) ([]string, error) {
	held, err := r.Corpus.Stats(ctx)
	return named(held.Collections), err
}

// named are the names among counts, without that of what has none.
func named(counts []corpus.Count) []string {
	var names []string
	for _, c := range counts {
		if c.Name != "" {
			names = append(names, c.Name)
		}
	}
	return names
}
