// Package terminal is Parley's face in a terminal and in a pipe.
//
// A tour: Render turns an answer into what a person reads, in the Style their terminal allows, and Article
// does so for an article. AnswerLines is for scripts: a question a line in, an answer a line out, as JSON.
// Converse asks what a person types, one question after the other. Progress tells how far long work has come.
//
// What articles, titles and addresses hold is shown and never obeyed: harmless takes out whatever
// a terminal would act on.
package terminal

import (
	"context"

	"parley/bot"
	"parley/bot/answer"
)

// An Asker answers questions. *bot.Bot is one.
type Asker interface {
	// Ask answers one message. That nothing was found is an answer; an error means that
	// answering itself failed.
	Ask(ctx context.Context, m bot.Message) (answer.Answer, error)
}
