package respond

import (
	"context"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

// try asks what an answer proposed instead.
func (r *Responder) try(ctx context.Context, e delivery.Event, b button) (string, error) {
	notices := b.kept.Answer.Notices
	if b.N >= len(notices) || notices[b.N].Kind != "try" {
		return r.say(ctx, e, b.pressed, goneText)
	}
	return r.pose(ctx, e, b.pressed, notices[b.N].Text)
}

// again asks the same question as of now.
func (r *Responder) again(ctx context.Context, e delivery.Event, b button) (string, error) {
	return r.pose(ctx, e, b.pressed, b.kept.Answer.Question)
}

// example asks one of the examples.
func (r *Responder) example(ctx context.Context, e delivery.Event, b button) (string, error) {
	all := face.Examples()
	if b.N >= len(all) {
		return r.say(ctx, e, b.pressed, unknownText)
	}
	return r.pose(ctx, e, b.pressed, all[b.N])
}

// pose asks a question that a button holds: beside the button, for the same eyes. Nobody wrote it, so the answer repeats
// it and names who asked.
func (r *Responder) pose(ctx context.Context, e delivery.Event, p pressed, text string) (string, error) {
	q := query{
		Surface: Button, Team: p.Workspace, Channel: p.conversation(), User: p.User.ID, Text: text, Thread: p.root(),
		Direct: p.direct(), Private: p.secret(), ResponseURL: p.ResponseURL, Asker: p.User.Name,
	}
	if q.Channel == "" {
		q.Channel = p.User.ID // which stands for the direct messages with them
	}
	if p.conversation() == "" {
		r.visits.came(journal.Person{Team: q.Team, User: q.User})
	}
	return r.ask(ctx, e, q)
}
