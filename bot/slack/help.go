package slack

import (
	"github.com/slack-go/slack"

	"parley/bot/answer"
)

// Examples returns questions that show what can be asked. A pressed Example names one by its place, from 0.
func Examples() []string {
	return []string{
		"Who met at the Stockholm trade talks, and what was agreed?",
		"When does the affiliates rule take effect?",
		"What does ECCN 3A090 cover?",
	}
}

// help says what can be asked and how. What went wrong with the message comes first.
func help(a answer.Answer, v View) []slack.Block {
	intro, rest := introduction(a)
	blocks := notices(rest, pressable(a, v))
	blocks = append(blocks, rich(
		line(literal(intro)),
		line(literal("I answer by quoting the articles I hold, word for word, with source and date, and say so when they hold no answer.")),
	))
	examples := Examples()
	if pressable(a, v) {
		row := make([]slack.BlockElement, len(examples))
		for i, e := range examples {
			row[i] = button(e, Press{Example, i, a.ID})
		}
		blocks = append(blocks, rich(line(bold("For example:"))), slack.NewActionBlock("", row...))
	} else {
		items := make([]slack.RichTextElement, len(examples))
		for i, e := range examples {
			items[i] = line(literal(e))
		}
		blocks = append(blocks, rich(line(bold("For example:")), bullets(items)))
	}
	return append(blocks,
		remark("Mention me in a channel, write to me directly, or use /parley. In a thread I answered in, just go on asking."),
		remark("/parley timeline SUBJECT tells what happened, /parley upcoming what is ahead, /parley new what came since you last asked."))
}

// introduction parts the notice that says what can be asked from the others.
func introduction(a answer.Answer) (text string, rest []answer.Notice) {
	text = "Ask about the US-China trade talks or the technology export rules, in your own words."
	for _, n := range a.Notices {
		if n.Kind == "help" && visible(n.Text) {
			text = clip(n.Text, mostNotice)
		} else {
			rest = append(rest, n)
		}
	}
	return text, rest
}
