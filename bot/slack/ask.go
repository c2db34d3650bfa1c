package slack

import (
	"github.com/slack-go/slack"

	"parley/corpus"
)

// AskWindow is the callback id of the window Ask opens.
const AskWindow = "ask"

// mostQuestion is the longest question the window takes, in characters.
const mostQuestion = 1000

// An Asking is a question as the window to ask in gives it.
type Asking struct {
	Question   string     // in plain words, never empty
	AsOf       corpus.Day // nothing published later is to be used; "" for now
	Collection string     // ask this collection only; "" for all
}

// Ask returns the window to ask in, with question already written in it, "" for none. Collections with a name longer
// than 75 characters, and those past the hundredth, cannot be offered; without any the choice is left out.
func Ask(question string, collections []string) slack.ModalViewRequest {
	asOf := slack.NewDatePickerBlockElement(entered)
	asOf.Placeholder = plain("Today")
	blocks := []slack.Block{
		field("question", "Your question", "", false, typed(mostQuestion, true, question, Examples()[0])),
		field("as_of", "As of", "Nothing published after this day is used.", true, asOf),
	}
	if offered := options(collections); len(offered) > 0 {
		menu := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plain("All collections"), entered, offered...)
		blocks = append(blocks, field("collection", "Look in", "", true, menu))
	}
	return window(AskWindow, "Ask Parley", "Ask", "", blocks...)
}

// ReadAsk reads the window back. The error is an Invalid when there is no question or the date is none.
func ReadAsk(v slack.View) (Asking, error) {
	wrong := Invalid{}
	a := Asking{Question: oneLine(values(v, "question").Value), Collection: chosen(v, "collection")}
	if !visible(a.Question) {
		wrong["question"] = "Write what you want to know."
	}
	day, err := corpus.ParseDay(values(v, "as_of").SelectedDate)
	if err != nil {
		wrong["as_of"] = "Choose a date such as 2025-07-28."
	}
	a.AsOf = day
	return a, wrong.orNil()
}
