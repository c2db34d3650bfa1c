package respond

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/corpus"
)

// The suggestions of the agent pane (https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts).
const (
	mostPrompts = 4
	mostPrompt  = 75 // characters of a title
	greeting    = "Ask where the US-China trade talks and the technology export rules stand. For example:"
)

// pane greets whoever opens the conversation with Parley, and suggests questions about the newest articles. It names no
// thread: with one Slack shows nothing in apps with an agent view. The pane works without, so what goes wrong is logged.
func (r *Responder) pane(ctx context.Context, _ delivery.Event, o opened) (string, error) {
	newest, err := r.Corpus.List(ctx, corpus.Filter{Limit: mostPrompts})
	if err != nil {
		return "", fmt.Errorf("listing articles: %w", err)
	}
	api, err := r.Workspaces.Client(ctx, o.Team)
	if err != nil {
		return "", err
	}
	err = api.SetAssistantThreadsSuggestedPromptsContext(ctx, slack.AssistantThreadsSetSuggestedPromptsParameters{
		Title: greeting, ChannelID: o.Channel, Prompts: prompts(newest),
	})
	if err != nil {
		r.Log.Warn("the agent pane suggests nothing", "team", o.Team, "reason", withoutAddress(err))
	}
	return "", nil
}

// prompts are questions about articles, and examples where there are too few.
func prompts(newest []corpus.Summary) []slack.AssistantThreadsPrompt {
	var all []slack.AssistantThreadsPrompt
	for _, a := range newest {
		all = append(all, slack.AssistantThreadsPrompt{Title: shortened(a.Title, mostPrompt), Message: "What is the latest on " + shortened(a.Title, 2*mostPrompt) + "?"})
	}
	for _, e := range face.Examples() {
		all = append(all, slack.AssistantThreadsPrompt{Title: shortened(e, mostPrompt), Message: e})
	}
	return all[:min(len(all), mostPrompts)]
}
