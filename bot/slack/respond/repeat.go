package respond

import (
	"context"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

// repeat shows a private answer to somebody who was left in doubt about it (see post), and takes the doubt away.
func (r *Responder) repeat(ctx context.Context, e delivery.Event, b button) (string, error) {
	v := face.View{Surface: face.Private, Today: r.today()}
	where, err := r.post(ctx, e.Claim, letter{
		key: "answer", team: b.Workspace, message: face.Render(b.kept.Answer, v), doubt: face.Doubt(b.kept.Answer, face.Repeat, 0), places: b.beside(),
	})
	if err == nil {
		r.remove(ctx, b.pressed)
	}
	return where, err
}
