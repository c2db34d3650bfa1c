package respond

import (
	"strings"

	"github.com/slack-go/slack"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

// Lasts tells whether an event changes what is kept: a vote, a complaint, a saved answer, a reminder, how Parley behaves in
// a channel. It was acknowledged, so the person counts on it, and it is done also when an hour went by.
func (r *Responder) Lasts(e delivery.Event) bool {
	switch h := read(e).(type) {
	case commanded:
		words := strings.ToLower(strings.TrimSpace(h.Text))
		return words == watchWords || words == unwatchWords
	case pressed:
		if h.Type == slack.InteractionTypeViewSubmission {
			return h.View.CallbackID == face.FeedbackWindow || h.View.CallbackID == face.ConfigWindow
		}
		return h.changes()
	}
	return false
}

// changes tells whether what was pressed is a button that changes what is kept.
func (p pressed) changes() bool {
	if len(p.ActionCallback.BlockActions) == 0 {
		return false
	}
	meant, _ := face.ParsePress(p.ActionCallback.BlockActions[0].Value)
	switch meant.Do {
	case face.Good, face.Bad, face.Save, face.Forget, face.RemindBefore, face.RemindOn, face.Unremind:
		return true
	}
	return false
}
