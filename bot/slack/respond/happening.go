package respond

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"parley/bot/journal"
	"parley/bot/slack/delivery"
)

// A happening is an event, read: a said, a reacted, an opened, a commanded or a pressed; nil when it is none of these.
type happening any

// A said is a message a person wrote.
type said struct {
	Team, Channel, User, Text string
	TS                        string // of the message
	Root                      string // ts of the first message of its thread, "" when it stands in no thread
	Direct                    bool   // between one person and Parley
	Named                     bool   // it mentions Parley
}

// thread is the conversation an answer to the message belongs to.
func (s said) thread() journal.Thread {
	t := journal.Thread{Team: s.Team, Channel: s.Channel, TS: s.Root}
	if t.TS == "" {
		t.TS = s.TS
	}
	return t
}

// A reacted is an emoji somebody put on a message.
type reacted struct{ Team, Channel, User, Emoji, TS string }

// An opened is somebody turning to Parley's own place: the tab "home" or "messages".
type opened struct{ Team, User, Channel, Tab string }

// A commanded is somebody giving a slash command.
type commanded struct {
	Team        string `json:"team_id"`
	Channel     string `json:"channel_id"`
	User        string `json:"user_id"`
	Text        string `json:"text"`
	ResponseURL string `json:"response_url"`
	Trigger     string `json:"trigger_id"`
}

// A pressed is a button, a shortcut or a window sent off.
type pressed struct {
	slack.InteractionCallback
	Workspace string
}

// read reads an event. What is malformed, or by nobody, is nil.
func read(e delivery.Event) happening {
	switch e.Kind {
	case delivery.Happening:
		return readEvent(e)
	case delivery.Command:
		var c commanded
		if json.Unmarshal(e.Payload, &c) != nil || c.User == "" {
			return nil
		}
		if c.Team == "" {
			c.Team = e.Team
		}
		return c
	case delivery.Interaction:
		p := pressed{Workspace: e.Team}
		if json.Unmarshal(e.Payload, &p.InteractionCallback) != nil || p.User.ID == "" {
			return nil
		}
		return p
	}
	return nil
}

// An outer is an event of the Events API. Authorizations name the user Parley is in the workspace.
type outer struct {
	Event struct {
		Type, Subtype, User, Channel, Text, TS, Tab, Reaction string

		Bot    string          `json:"bot_id"`
		Thread string          `json:"thread_ts"`
		Kind   string          `json:"channel_type"`
		Edited json.RawMessage `json:"edited"`
		Hidden bool            `json:"hidden"`
		Item   struct{ Type, Channel, TS string }
	}
	Authorizations []struct {
		User string `json:"user_id"`
		Bot  bool   `json:"is_bot"`
	}
}

func (o outer) self() string {
	for _, a := range o.Authorizations {
		if a.Bot {
			return a.User
		}
	}
	return ""
}

func readEvent(e delivery.Event) happening {
	var o outer
	if json.Unmarshal(e.Payload, &o) != nil || o.Event.User == "" || o.Event.User == o.self() {
		return nil
	}
	in := o.Event
	switch in.Type {
	case "message", "app_mention":
		return readMessage(e.Team, o)
	case "reaction_added":
		if in.Item.Type == "message" {
			return reacted{e.Team, in.Item.Channel, in.User, in.Reaction, in.Item.TS}
		}
	case "app_home_opened":
		return opened{e.Team, in.User, in.Channel, in.Tab}
	}
	return nil
}

// written are the subtypes of what people write; all others tell of edits, joins and the like.
func written(subtype string) bool {
	return slices.Contains([]string{"", "file_share", "thread_broadcast"}, subtype)
}

// readMessage reads a message of a person; those of bots, and changes of messages, are nil.
func readMessage(team string, o outer) happening {
	in := o.Event
	if in.Bot != "" || in.User == "USLACKBOT" || in.Hidden || in.TS == "" || !written(in.Subtype) || edited(in.Edited) {
		return nil
	}
	s := said{
		Team: team, Channel: in.Channel, User: in.User, Text: in.Text, TS: in.TS, Root: in.Thread,
		Direct: in.Kind == "im" || strings.HasPrefix(in.Channel, "D"),
		Named:  in.Type == "app_mention" || mentions(in.Text, o.self()),
	}
	return s
}

func edited(mark json.RawMessage) bool { return len(mark) > 0 && string(mark) != "null" }

// mentions tells whether a text as Slack writes it mentions a user.
func mentions(text, user string) bool {
	return user != "" && (strings.Contains(text, "<@"+user+">") || strings.Contains(text, "<@"+user+"|"))
}
