package respond

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

// postType names the metadata of Parley's own messages, by which they are found again.
const postType = "parley_post"

// A letter is a message about to be posted in answer to an event.
type letter struct {
	key     string // tells it from others for the same event: "answer", "busy"
	team    string
	message face.Message
	places  []place // the best first
	after   string  // ts that the message is later than, "" when not known

	// doubt is shown in the place of message where that may be there already and Slack does not let anybody look; the zero
	// Message for what may as well be said twice.
	doubt face.Message
}

// post posts a letter once, whatever happened to this process or an earlier one meanwhile, and returns where it stands:
// it is noted in the journal before and behind, and a letter that may be there already is looked for first. A letter no
// place takes is logged with the reasons and stands at "".
//
// What one person alone sees Slack lets nobody look for, and has no key to post it once by; so when a process dies, or a
// reply of Slack is lost, between the two notes, nobody can tell whether it is there. Of the two mistakes left, an answer
// twice or none, the person alone can avoid both: the answer is posted at most once, and whoever picks the event up
// posts its doubt instead, a line with a button that shows the answer to those who miss it. A post that is known not to have
// left, for want of a connection or because Slack asked to wait, is taken back, and made by the next try; but not where an
// earlier try may have made it.
func (r *Responder) post(ctx context.Context, c journal.Claim, l letter) (where string, err error) {
	api, err := r.Workspaces.Client(ctx, l.team)
	if err != nil {
		return "", fmt.Errorf("speaking to workspace %s: %w", l.team, err)
	}
	stands, err := r.Journal.Intend(ctx, c, l.key)
	if err != nil || stands.Standing == journal.Posted {
		return stands.Where, err
	}
	mark := c.Event + "/" + l.key
	if stands.Standing == journal.MaybePosted {
		if where, err = find(ctx, api, l, mark); err != nil {
			return "", err
		}
		l.message = l.unless()
	}
	if where == "" {
		intime, cancel := context.WithTimeout(ctx, stands.Until.Sub(r.Clock()))
		defer cancel()
		where, _, err = show(intime, api, l.places, l.message, slack.SlackMetadata{EventType: postType, EventPayload: map[string]any{"key": mark}})
	}
	if errors.Is(err, errNowhere) {
		r.Log.Warn("a message could not be shown anywhere", "event", c.Event, "post", l.key, "team", l.team, "reason", err)
		return "", nil
	}
	if stands.Standing == journal.NotPosted {
		err = errors.Join(err, r.retract(ctx, c, l.key, err))
	}
	if err != nil {
		return "", fmt.Errorf("posting: %w", err)
	}
	return where, r.Journal.Confirm(ctx, c, l.key, where)
}

// unless is what to show of a letter that may be there already and was not found.
func (l letter) unless() face.Message {
	hidden := slices.ContainsFunc(l.places, func(p place) bool { return !p.lookable() })
	if hidden && l.doubt.Text != "" {
		return l.doubt
	}
	return l.message
}

// unmade tells whether a post surely was not made: Slack asked to wait, there was no connection, or it was held back until
// it was too late, as a transport says that keeps to Slack's rates.
func unmade(err error) bool {
	var dialling *net.OpError
	var held interface{ Unsent() bool }
	return errors.As(err, new(*slack.RateLimitedError)) || errors.As(err, &dialling) && dialling.Op == "dial" ||
		errors.As(err, &held) && held.Unsent()
}

// retract takes a post back if err says that it surely was not made, also when the time for making it is over.
func (r *Responder) retract(ctx context.Context, c journal.Claim, key string, err error) error {
	if !unmade(err) {
		return nil
	}
	if err := r.Journal.Retract(context.WithoutCancel(ctx), c, key); !errors.Is(err, journal.ErrLost) {
		return err
	}
	return nil
}

// find looks for a letter that may be posted already, in each place it may stand, and returns where it does. A place
// Parley may not read is passed over: an answer twice is better than none.
func find(ctx context.Context, api *slack.Client, l letter, mark string) (string, error) {
	for _, p := range l.places {
		if !p.lookable() {
			continue
		}
		where, err := findAt(ctx, api, p, l.after, mark)
		if err != nil && !refusals[code(err)] {
			return "", fmt.Errorf("looking for what was posted: %w", err)
		}
		if where != "" {
			return where, nil
		}
	}
	return "", nil
}

// mostPages bounds the search of one place, at 200 messages a page.
const mostPages = 5

func findAt(ctx context.Context, api *slack.Client, p place, after, mark string) (string, error) {
	channel, cursor := p.Channel, ""
	if strings.HasPrefix(channel, "U") || strings.HasPrefix(channel, "W") { // a person: the direct messages with them
		ch, _, _, err := api.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: []string{p.Channel}})
		if err != nil {
			return "", err
		}
		channel = ch.ID
	}
	for range mostPages {
		messages, next, err := recent(ctx, api, channel, p.Thread, after, cursor)
		if err != nil {
			return "", err
		}
		for _, m := range messages {
			if m.Metadata.EventType == postType && m.Metadata.EventPayload["key"] == mark {
				return channel + "/" + m.Timestamp, nil
			}
		}
		if cursor = next; cursor == "" {
			break
		}
	}
	return "", nil
}

// recent returns a page of the messages of a thread, or of a conversation, later than after.
func recent(ctx context.Context, api *slack.Client, channel, thread, after, cursor string) ([]slack.Message, string, error) {
	const page = 200
	if thread != "" {
		messages, _, next, err := api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
			ChannelID: channel, Timestamp: thread, Oldest: after, Cursor: cursor, Limit: page, IncludeAllMetadata: true,
		})
		return messages, next, err
	}
	h, err := api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
		ChannelID: channel, Oldest: after, Cursor: cursor, Limit: page, IncludeAllMetadata: true,
	})
	if err != nil {
		return nil, "", err
	}
	return h.Messages, h.ResponseMetaData.NextCursor, nil
}

// tell posts a sentence of Parley's own.
func (r *Responder) tell(ctx context.Context, e delivery.Event, key, team, text string, places []place) (string, error) {
	return r.post(ctx, e.Claim, letter{key: key, team: team, message: face.Sentence(text), places: places})
}
