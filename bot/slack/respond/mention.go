package respond

import (
	"context"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

// mention answers a message that names Parley, in its thread.
func (r *Responder) mention(ctx context.Context, e delivery.Event, s said) (string, error) {
	q, err := r.heard(ctx, s, Mention)
	if err != nil {
		return "", err
	}
	if wish, ok := wishes(q.Text); ok && s.Root != "" {
		return r.quiet(ctx, e, s, wish)
	}
	return r.ask(ctx, e, q)
}

// heard makes a question of a message.
func (r *Responder) heard(ctx context.Context, s said, how Surface) (query, error) {
	self, err := r.Workspaces.Bot(ctx, s.Team)
	if err != nil {
		return query{}, err
	}
	return query{
		Surface: how, Team: s.Team, Channel: s.Channel, User: s.User, Text: face.Question(s.Text, self),
		Thread: s.thread().TS, TS: s.TS, Direct: s.Direct,
	}, nil
}
