package respond

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"parley/bot/answer"
	"parley/bot/journal"
	face "parley/bot/slack"
)

// mostTried is how many messages of a channel a dry run looks at.
const mostTried = 20

// A Would is a message that overhearing would have answered, and how.
type Would struct {
	User, Text string
	Answer     answer.Answer
}

// DryRun returns which of the last 20 messages of a channel overhearing would answer under some settings, the latest first,
// and how many it looked at. It posts and keeps nothing. The error is Slack's when Parley may not read the channel.
func (r *Responder) DryRun(ctx context.Context, in journal.Channel, s journal.Settings) (would []Would, tried int, err error) {
	api, err := r.Workspaces.Client(ctx, in.Team)
	if err != nil {
		return nil, 0, err
	}
	h, err := api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{ChannelID: in.ID, Limit: mostTried})
	if err != nil {
		return nil, 0, fmt.Errorf("reading the last messages: %w", err)
	}
	self, err := r.Workspaces.Bot(ctx, in.Team)
	if err != nil {
		return nil, 0, err
	}
	for _, m := range h.Messages {
		text := face.Question(m.Text, self)
		if m.BotID != "" || m.User == self || !written(m.SubType) || names(m.Text) || text == "" || !listed(s.Askers, m.User) {
			continue
		}
		a, err := r.consult(ctx, "", query{Team: in.Team, Channel: in.ID, User: m.User, Text: text}, s)
		if err != nil {
			return nil, len(h.Messages), err
		}
		if sure(a, s.Threshold) {
			would = append(would, Would{m.User, text, a})
		}
	}
	return would, len(h.Messages), nil
}

// Message shows what a dry run found, for the eyes of whoever set it.
func dryRunMessage(would []Would, tried int) face.Message {
	all := make([]answer.Answer, len(would))
	for i, w := range would {
		all[i] = w.Answer
	}
	return face.DryRun(all, tried)
}
