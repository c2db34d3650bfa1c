package slack

import (
	"github.com/slack-go/slack"

	"parley/bot/answer"
)

// Doubt returns what is shown when it is not known whether its asker has seen a private answer: that, and a button that
// does do with n, to see it. It is the zero Message for an answer that buttons cannot name, and for help, which may as
// well be shown twice.
func Doubt(a answer.Answer, do Verb, n int) Message {
	if !pressable(a, View{}) || a.Kind == answer.Help {
		return Message{}
	}
	const text = "I was interrupted just as I answered. If you do not see the answer above, press the button."
	m := Sentence(text)
	if question := clip(a.Question, mostAsked); visible(question) {
		m.Text += "\n" + Escape("You asked: "+question)
		m.Blocks = append(m.Blocks, remark("Only you can see this. You asked: "+question))
	}
	m.Blocks = append(m.Blocks, slack.NewActionBlock("", button("Show the answer", Press{do, n, a.ID})))
	return m
}
