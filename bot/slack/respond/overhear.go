package respond

import (
	"context"

	"parley/bot/answer"
	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

// overhear answers a message nobody addressed to Parley, in channels set to it, when the answer is surely right. It says
// nothing else, keeps nothing of what it leaves alone, and shows no sign of work.
func (r *Responder) overhear(ctx context.Context, e delivery.Event, s said) (string, error) {
	change, err := r.Journal.Settings(ctx, journal.Channel{Team: s.Team, ID: s.Channel})
	settings := change.Settings
	if err != nil || !settings.Overhear || settings.DryRun || !listed(settings.Askers, s.User) || names(s.Text) {
		return "", err
	}
	q, err := r.heard(ctx, s, Overheard)
	if err != nil || q.Text == "" {
		return "", err
	}
	q.Private = settings.Private
	a, err := r.consult(ctx, q.id(e), q, settings)
	if err != nil || !sure(a, settings.Threshold) {
		return "", err
	}
	if err := r.keep(ctx, e, q, a); err != nil {
		return "", err
	}
	return r.reply(ctx, e, q, a)
}

// sure tells whether an answer may be given unasked.
func sure(a answer.Answer, threshold float64) bool {
	if threshold == 0 {
		threshold = face.StrictThreshold
	}
	return a.Kind == answer.Direct && a.Confidence >= threshold
}
