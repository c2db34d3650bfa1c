package slack

import (
	"github.com/slack-go/slack"

	"parley/bot/answer"
)

// More returns the message that continues an answer: page n, as the button that asks for it says, counted from 1 on.
// It holds what did not fit before, then the related sentences, at most three quotations a message. There is none
// when the answer has no such page, which happens when the store has dropped it.
func More(a answer.Answer, n int, v View) (Message, bool) {
	all := pages(a)
	if n < 1 || n >= len(all) {
		return Message{}, false
	}
	heading := "More"
	if question := clip(a.Question, mostAsked); visible(question) {
		heading += " on: " + question
	}
	if a.Kind == answer.Nothing || a.Kind == answer.Unsure {
		heading += " (none of these answers it directly)"
	}
	blocks := append([]slack.Block{remark(heading)}, passages(all[n], false, v.Today)...)
	if pressable(a, v) {
		blocks = append(blocks, actions(a, v, all, n)...)
	}
	var text notification
	text.add(Escape(heading))
	text.quotations(all[n])
	return Message{Text: text.String(), Blocks: blocks}, true
}
