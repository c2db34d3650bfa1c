package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"parley/bot"
	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/corpus"
)

// plain answers mentions and direct messages in their thread, with nothing to press.
type plain struct {
	asker   *bot.Bot
	journal *journal.Journal
	at      workspaces
	figures *figures
	log     *slog.Logger
}

func newPlain(asker *bot.Bot, j *journal.Journal, at workspaces, f *figures, log *slog.Logger) plain {
	return plain{asker, j, at, f, log}
}

// said is a message as it comes.
type said struct {
	Type, Subtype, Channel, TS, User, Text string
	Thread                                 string `json:"thread_ts"`
	Bot                                    string `json:"bot_id"`
	Conversation                           string `json:"channel_type"`
}

func (m said) thread() string {
	if m.Thread != "" {
		return m.Thread
	}
	return m.TS
}

func heard(e delivery.Event) said {
	var p struct{ Event said }
	_ = json.Unmarshal(e.Payload, &p) // what is no message says nothing
	return p.Event
}

func (r plain) Wants(e delivery.Event) bool {
	m := heard(e)
	typed := m.Subtype == "" || m.Subtype == "file_share" || m.Subtype == "thread_broadcast"
	return e.Kind == delivery.Happening && m.Bot == "" && typed && (m.Type == "app_mention" || m.Type == "message" && m.Conversation == "im")
}

func (plain) Acknowledge(delivery.Event) any { return nil }

func (r plain) Busy(ctx context.Context, e delivery.Event) error {
	_, err := r.post(ctx, e, "busy", face.Message{Text: "Others come first; your answer follows."})
	return err
}

func (r plain) Respond(ctx context.Context, e delivery.Event) (string, error) {
	m := heard(e)
	user, err := r.at.Bot(ctx, e.Team)
	if err != nil {
		return "", err
	}
	a, err := r.asker.Ask(ctx, bot.Message{ID: e.Claim.Event, Text: face.Question(m.Text, user)})
	if err != nil && e.Claim.Attempt < journal.Attempts {
		return "", err
	}
	reply := face.Render(a, face.View{Surface: face.InChannel, Today: corpus.DayOf(time.Now()), NoButtons: true})
	if err != nil {
		reply = face.Message{Text: "Something went wrong here, and your question could not be answered. Please ask again in a while."}
	}
	where, err := r.post(ctx, e, "answer", reply)
	if err == nil {
		r.figures.Asked(firstOf(m.Conversation, "channel"), string(a.Kind))
		r.log.Info("answered", "event", e.Claim.Event, "kind", a.Kind, "confidence", a.Confidence, "search_ms", a.Stats.SearchMS,
			"took", time.Since(e.Received).Round(time.Millisecond))
	}
	return where, err
}

// post posts a message once, whatever became of an earlier try.
func (r plain) post(ctx context.Context, e delivery.Event, key string, reply face.Message) (string, error) {
	client, err := r.at.Client(ctx, e.Team)
	if err != nil {
		return "", err
	}
	p, err := r.journal.Intend(ctx, e.Claim, key)
	if err != nil || p.Standing == journal.Posted {
		return p.Where, err
	}
	m := heard(e)
	if p.Standing == journal.MaybePosted {
		where, err := r.find(ctx, client, m, reply.Text)
		if err != nil {
			return "", err
		}
		if where != "" {
			return where, r.journal.Confirm(ctx, e.Claim, key, where)
		}
	}
	ctx, cancel := context.WithDeadline(ctx, p.Until)
	defer cancel()
	_, where, err := client.PostMessageContext(ctx, m.Channel, slack.MsgOptionText(reply.Text, false), slack.MsgOptionBlocks(reply.Blocks...),
		slack.MsgOptionTS(m.thread()), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl())
	if err != nil {
		return "", fmt.Errorf("post an answer: %w", err)
	}
	return where, r.journal.Confirm(ctx, e.Claim, key, where)
}

// find returns where a message stands in the thread after all, "" when it does not.
func (r plain) find(ctx context.Context, client *slack.Client, m said, text string) (string, error) {
	replies, _, _, err := client.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
		ChannelID: m.Channel, Timestamp: m.thread(), Oldest: m.TS, Limit: 200,
	})
	if err != nil && !errors.As(err, new(slack.SlackErrorResponse)) {
		return "", fmt.Errorf("look for an answer: %w", err)
	}
	for _, reply := range replies {
		if reply.BotID != "" && strings.TrimSpace(reply.Text) == strings.TrimSpace(text) {
			return reply.Timestamp, nil
		}
	}
	return "", nil
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
