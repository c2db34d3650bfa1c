package respond

import (
	"parley/bot/answer"
	"parley/bot/slack/delivery"
)

// observe tells of a question answered: one line of the log, without the words of anybody, and one figure.
func (r *Responder) observe(e delivery.Event, q query, a answer.Answer, where string) {
	took := r.Clock().Sub(e.Received)
	r.Log.Info("a question was answered", "id", a.ID, "team", q.Team, "channel", q.Channel, "surface", q.Surface,
		"kind", a.Kind, "confidence", a.Confidence, "quotes", len(a.Quotes), "candidates", a.Stats.Candidates,
		"ask_ms", a.Stats.TookMS, "took_ms", took.Milliseconds(), "attempt", e.Claim.Attempt, "posted", where != "")
	if r.options.Observe != nil {
		r.options.Observe(Observed{Surface: q.Surface, Kind: a.Kind, Took: took})
	}
}
