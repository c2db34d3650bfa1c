package respond

import (
	"context"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

// more shows the next page of an answer, to all who see the first.
func (r *Responder) more(ctx context.Context, e delivery.Event, b button) (string, error) {
	v := face.View{Surface: face.InThread, Today: r.today()}
	switch {
	case b.secret():
		v.Surface = face.Private
	case b.direct():
		v.Surface = face.InDM
	}
	next, ok := face.More(b.kept.Answer, b.N, v)
	if !ok {
		return r.say(ctx, e, b.pressed, "There is no more of this answer. Ask it again for what the articles say now.")
	}
	return r.post(ctx, e.Claim, letter{key: "answer", team: b.Workspace, message: next, doubt: face.Doubt(b.kept.Answer, face.ShowMore, b.N), places: b.below(), after: b.root()})
}
