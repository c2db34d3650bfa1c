package slacktest

import (
	"encoding/json"
	"slices"
)

// A Message is one message as the workspace keeps it.
type Message struct {
	Channel     string          `json:"channel"`
	TS          string          `json:"ts"`
	ThreadTS    string          `json:"thread_ts"` // of the thread's first message; "" outside threads
	User        string          `json:"user"`
	Bot         bool            `json:"bot"`     // posted by the app
	Subtype     string          `json:"subtype"` // such as channel_join; "" for what people and the app write
	Text        string          `json:"text"`
	Markdown    string          `json:"markdown_text"` // as given, or as streamed so far
	Blocks      json.RawMessage `json:"blocks"`        // with the IDs Slack adds; nil when there are none
	Attachments json.RawMessage `json:"attachments"`
	Metadata    json.RawMessage `json:"metadata"`
	Edited      string          `json:"edited"` // ts of the last edit marked as such
	Broadcast   bool            `json:"broadcast"`
	Reactions   []Reaction      `json:"reactions"`
	Files       []string        `json:"files"`         // file IDs
	Streaming   bool            `json:"streaming"`     // startStream without stopStream
	Halted      bool            `json:"halted"`        // a person stopped the stream
	Chunks      []object        `json:"chunks"`        // streamed, in order
	EphemeralTo string          `json:"ephemeral_to"`  // the only user who sees it
	Unfurls     bool            `json:"unfurls"`       // links or media may be expanded below it
	PostAt      int64           `json:"post_at"`       // Unix time of a scheduled message
	ScheduledID string          `json:"scheduled_id"`  // of a scheduled message
	Clicks      object          `json:"state"`         // what was chosen: block_id → action_id → value
	ClientMsgID string          `json:"client_msg_id"` // of what people write

	// Pressed is what each user pressed last of a pair of feedback buttons: user → block_id → value. Slack shows everybody
	// their own, and tells the app nothing of it but the press.
	Pressed map[string]map[string]string `json:"pressed"`
}

// A Reaction is an emoji on a message.
type Reaction struct {
	Name  string   `json:"name"` // without colons
	Users []string `json:"users"`
	Count int      `json:"count"`
}

// wire gives a message as Slack sends it inside answers and payloads.
func (s *Server) wire(m *Message) object {
	o := object{"type": "message", "user": m.User, "ts": m.TS, "text": m.Text, "team": TeamID}
	set := func(name string, value any, present bool) {
		if present {
			o[name] = value
		}
	}
	if m.Bot {
		o["bot_id"], o["app_id"] = BotID, AppID
		o["bot_profile"] = object{"id": BotID, "app_id": AppID, "user_id": BotUserID, "name": "parley", "team_id": TeamID, "deleted": false}
	}
	set("client_msg_id", m.ClientMsgID, m.ClientMsgID != "")
	set("subtype", m.Subtype, m.Subtype != "")
	set("blocks", m.Blocks, m.Blocks != nil)
	set("attachments", m.Attachments, m.Attachments != nil)
	set("metadata", m.Metadata, m.Metadata != nil)
	set("edited", object{"user": m.User, "ts": m.Edited}, m.Edited != "")
	set("thread_ts", m.ThreadTS, m.ThreadTS != "")
	set("reactions", m.Reactions, len(m.Reactions) > 0)
	if m.ThreadTS != "" && m.ThreadTS != m.TS {
		if root := s.message(m.Channel, m.ThreadTS); root != nil {
			o["parent_user_id"] = root.User
		}
	}
	if len(m.Files) > 0 {
		o["files"], o["upload"] = s.wireFiles(m.Files), true
	}
	s.addReplies(o, m)
	return o
}

// addReplies tells on a thread's first message how many replies it has.
func (s *Server) addReplies(o object, m *Message) {
	replies := s.thread(m.Channel, m.TS)
	if len(replies) < 2 {
		return
	}
	var users []string
	for _, r := range replies[1:] {
		if !slices.Contains(users, r.User) {
			users = append(users, r.User)
		}
	}
	o["thread_ts"], o["reply_count"], o["latest_reply"] = m.TS, len(replies)-1, replies[len(replies)-1].TS
	o["reply_users"], o["reply_users_count"] = users, len(users)
	o["subscribed"], o["is_locked"] = false, false
}

// thread gives a message and its replies in order; nil when there is no such message.
func (w *workspace) thread(channel, ts string) (messages []*Message) {
	if w.message(channel, ts) == nil {
		return nil
	}
	for _, m := range w.messages[channel] {
		if m.TS == ts || m.ThreadTS == ts {
			messages = append(messages, m)
		}
	}
	return messages
}

// withIDs gives blocks the block_ids and action_ids Slack makes up for those that have none. An input's type tells an
// element from a text.
func (w *workspace) withIDs(blocks json.RawMessage) json.RawMessage {
	list, _ := decode(blocks).([]any)
	if len(list) == 0 {
		return nil
	}
	for _, item := range list {
		block, ok := item.(object)
		if !ok {
			continue
		}
		if _, ok := block["block_id"]; !ok {
			block["block_id"] = w.id("b")
		}
		for _, element := range elementsOf(block) {
			if _, ok := element["action_id"]; !ok && acts(element) {
				element["action_id"] = w.id("a")
			}
		}
	}
	return encode(list)
}

func acts(element object) bool {
	kind, _ := element["type"].(string)
	return slices.Contains(join(inActions, inInput, inContextActions), kind)
}
