package slacktest

import (
	"slices"
	"strings"
)

// eventScopes names each event the stand-in can send and the scope it needs ("": none); message events by the kind of
// conversation (docs.slack.dev/reference/events).
var eventScopes = map[string]string{
	"agent_session_stopped":       "",
	"agent_session_title_changed": "",
	"app_context_changed":         "",
	"app_home_opened":             "",
	"app_mention":                 "app_mentions:read",
	"app_uninstalled":             "",
	"file_shared":                 "files:read",
	"member_joined_channel":       "channels:read",
	"message.channels":            "channels:history",
	"message.groups":              "groups:history",
	"message.im":                  "im:history",
	"message.mpim":                "mpim:history",
	"reaction_added":              "reactions:read",
	"reaction_removed":            "reactions:read",
	"tokens_revoked":              "",
}

// emit sends an event to the app if it subscribed to it and has the scope.
func (s *Server) emit(subscription string, event object) {
	scope, known := eventScopes[subscription]
	subscribed := s.options.Events == nil || slices.Contains(s.options.Events, subscription)
	if !known || !subscribed || (scope != "" && !s.granted(scope)) {
		return
	}
	id := s.id("Ev")
	name, _ := event["type"].(string)
	s.deliver(&delivery{kind: eventsAPI, name: name, event: id, payload: object{
		"token": verificationToken, "team_id": TeamID, "context_team_id": TeamID, "context_enterprise_id": nil, "api_app_id": AppID,
		"event": event, "type": "event_callback", "event_id": id, "event_time": s.clock.Now().Unix(),
		"authorizations": []object{{
			"enterprise_id": nil, "team_id": TeamID, "user_id": BotUserID, "is_bot": true, "is_enterprise_install": false,
		}},
		"is_ext_shared_channel": false, "event_context": "4-" + id,
	}})
}

// emitMessage tells of a new message: as a message to an app that is in the channel, and as app_mention besides when it
// names the app. Each has its own event_id. A person's DM is no app_mention.
func (s *Server) emitMessage(ch *Channel, m *Message) {
	if !ch.has(BotUserID) {
		return
	}
	o := s.wire(m)
	o["channel"], o["event_ts"] = ch.ID, m.TS
	if !m.Bot && ch.Kind != DM && strings.Contains(m.Text, "<@"+BotUserID) {
		mention := object{}
		for _, name := range []string{"user", "ts", "client_msg_id", "text", "team", "blocks", "channel", "event_ts", "thread_ts", "parent_user_id", "files"} {
			if value, ok := o[name]; ok {
				mention[name] = value
			}
		}
		mention["type"] = "app_mention"
		s.emit("app_mention", mention)
	}
	s.emitInChannel(ch, o)
}

// emitInChannel sends a message event under the name of the channel's kind.
func (s *Server) emitInChannel(ch *Channel, event object) {
	if !ch.has(BotUserID) {
		return
	}
	event["channel_type"] = string(ch.Kind)
	name := map[Kind]string{Public: "message.channels", Private: "message.groups", DM: "message.im", Group: "message.mpim"}[ch.Kind]
	s.emit(name, event)
}

func (s *Server) emitChanged(m, before *Message) {
	ts := s.ts()
	s.emitInChannel(s.channel(m.Channel), object{
		"type": "message", "subtype": "message_changed", "hidden": true, "channel": m.Channel, "ts": ts, "event_ts": ts,
		"message": s.wire(m), "previous_message": s.wire(before),
	})
}

func (s *Server) emitDeleted(before *Message) {
	ts := s.ts()
	s.emitInChannel(s.channel(before.Channel), object{
		"type": "message", "subtype": "message_deleted", "hidden": true, "channel": before.Channel, "ts": ts, "event_ts": ts,
		"deleted_ts": before.TS, "previous_message": s.wire(before),
	})
}

func (s *Server) emitReaction(event string, m *Message, name, user string) {
	if !s.channel(m.Channel).has(BotUserID) {
		return
	}
	s.emit(event, object{
		"type": event, "user": user, "reaction": name, "item_user": m.User, "event_ts": s.ts(),
		"item": object{"type": "message", "channel": m.Channel, "ts": m.TS},
	})
}
