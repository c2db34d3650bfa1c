package respond

import (
	"context"

	"github.com/slack-go/slack"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

// reaction answers the message somebody put the agreed emoji on, in its thread: once for all who put it there, and where only
// the asker sees the answer, once for each. What a bot wrote is left alone.
func (r *Responder) reaction(ctx context.Context, e delivery.Event, h reacted) (string, error) {
	api, err := r.Workspaces.Client(ctx, h.Team)
	if err != nil {
		return "", err
	}
	self, err := r.Workspaces.Bot(ctx, h.Team)
	if err != nil || h.User == self {
		return "", err
	}
	m, err := message(ctx, api, h.Channel, h.TS)
	if refusals[code(err)] {
		return r.tell(ctx, e, "answer", h.Team, "I cannot read the message you reacted to. Invite me to its channel, or ask me about it here.", []place{{Channel: h.User}})
	}
	if err != nil || m == nil || m.BotID != "" || m.User == self || !written(m.SubType) {
		return "", err
	}
	root := m.ThreadTimestamp
	if root == "" {
		root = m.Timestamp
	}
	q := query{
		Surface: Emoji, Team: h.Team, Channel: h.Channel, User: h.User, Text: face.Question(m.Text, self),
		Thread: root, TS: h.TS, Pointed: h.TS,
	}
	settings, err := r.settings(ctx, q)
	if err != nil {
		return "", err
	}
	if !settings.Private {
		q.ID = "emoji:" + h.Team + ":" + h.Channel + ":" + h.TS
		kept, err := r.Journal.Answer(ctx, q.ID)
		if err == nil && kept.Event != e.Claim.Event { // somebody else's reaction has done it
			return "", nil
		}
	}
	return r.ask(ctx, e, q)
}

// message returns a message by its ts, wherever in a channel it stands; nil when it is gone.
func message(ctx context.Context, api *slack.Client, channel, ts string) (*slack.Message, error) {
	all, _, _, err := api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
		ChannelID: channel, Timestamp: ts, Latest: ts, Oldest: ts, Inclusive: true, Limit: 2,
	})
	for i := range all {
		if all[i].Timestamp == ts {
			return &all[i], nil
		}
	}
	return nil, withoutAddress(err)
}
