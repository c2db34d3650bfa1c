package slacktest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMention(t *testing.T) {
	s := New(t, Options{})
	m := s.User("U01ADA").Mention("C01GENERAL", "Tom & Jerry <3 https://a.example/x?a=1&b=2")
	d := s.Deliveries()
	if len(d) != 2 || d[0].Name != "app_mention" || d[1].Name != "message" || d[0].EventID == d[1].EventID {
		t.Fatalf("%+v", d)
	}
	blocks := []any{object{"type": "rich_text", "block_id": "b00000002", "elements": []any{object{"type": "rich_text_section", "elements": []any{
		object{"type": "user", "user_id": BotUserID}, object{"type": "text", "text": " Tom & Jerry <3 "},
		object{"type": "link", "url": "https://a.example/x?a=1&b=2"},
	}}}}}
	want := object{
		"type": "app_mention", "user": "U01ADA", "text": "<@" + BotUserID + "> Tom &amp; Jerry &lt;3 <https://a.example/x?a=1&b=2>",
		"ts": m.TS, "event_ts": m.TS, "channel": "C01GENERAL", "team": TeamID, "client_msg_id": m.ClientMsgID, "blocks": blocks,
	}
	if d := cmp.Diff(want, events(t, s, "app_mention")[0]); d != "" {
		t.Error(d)
	}
	want["type"], want["channel_type"] = "message", "channel"
	if d := cmp.Diff(want, events(t, s, "message")[0]); d != "" {
		t.Error(d)
	}
}

func TestReply(t *testing.T) {
	s := New(t, Options{})
	root := s.User("U01ADA").Say("C01GENERAL", "question")
	first := s.User("U02BEN").Reply(root, "one")
	s.User("U01ADA").Reply(first, "two")
	got := events(t, s, "message")
	for _, e := range got[1:] {
		if e["thread_ts"] != root.TS || e["parent_user_id"] != "U01ADA" {
			t.Errorf("%v", e)
		}
	}
	if n := len(s.Thread("C01GENERAL", root.TS)); n != 3 || len(got) != 3 {
		t.Errorf("%d in the thread, %d events", n, len(got))
	}
}

func TestDM(t *testing.T) {
	s := New(t, Options{})
	m := s.User("U01ADA").DM("<@" + BotUserID + "> question")
	got := events(t, s, "message")
	if len(got) != 1 || got[0]["channel_type"] != "im" || got[0]["channel"] != s.DM("U01ADA") || m.Channel != s.DM("U01ADA") {
		t.Errorf("%v", got)
	}
	if len(events(t, s, "app_mention")) != 0 {
		t.Error("a DM is no mention")
	}
}

func TestEditAndDelete(t *testing.T) {
	s := New(t, Options{})
	ada := s.User("U01ADA")
	m := ada.Say("C01GENERAL", "befor")
	ada.Edit(m, "before")
	ada.Delete(m)
	got := events(t, s, "message")
	changed, deleted := got[1], got[2]
	if changed["subtype"] != "message_changed" || changed["hidden"] != true || changed["message"].(object)["text"] != "before" ||
		changed["previous_message"].(object)["text"] != "befor" || changed["message"].(object)["edited"] == nil {
		t.Errorf("%v", changed)
	}
	if deleted["subtype"] != "message_deleted" || deleted["deleted_ts"] != m.TS || s.Messages("C01GENERAL") != nil {
		t.Errorf("%v", deleted)
	}
}

func TestInvite(t *testing.T) {
	s := withChannels(t)
	s.options.Scopes = append(s.options.Scopes, "channels:read")
	s.User("U01ADA").Invite("C02OTHERS", BotUserID)
	if got := events(t, s, "member_joined_channel"); len(got) != 1 || got[0]["user"] != BotUserID || got[0]["inviter"] != "U01ADA" {
		t.Errorf("%v", got)
	}
	if got := events(t, s, "message"); len(got) != 1 || got[0]["subtype"] != "channel_join" {
		t.Errorf("%v", got)
	}
	post(t, s, "C02OTHERS", "hello")
}

func TestImpossible(t *testing.T) {
	for what, f := range map[string]func(s *Server){
		"being unknown":              func(s *Server) { s.User("U0") },
		"an unknown channel":         func(s *Server) { s.User("U01ADA").Say("C0", "a") },
		"speaking where one is not":  func(s *Server) { s.AddChannel(Channel{ID: "C02"}); s.User("U01ADA").Say("C02", "a") },
		"speaking in an old channel": func(s *Server) { s.Archive("C01GENERAL"); s.User("U01ADA").Say("C01GENERAL", "a") },
		"editing others":             func(s *Server) { s.User("U01ADA").Edit(s.User("U02BEN").Say("C01GENERAL", "a"), "b") },
		"deleting twice":             func(s *Server) { m := s.User("U01ADA").DM("a"); s.User("U01ADA").Delete(m); s.User("U01ADA").Delete(m) },
		"reacting twice": func(s *Server) {
			m := s.User("U01ADA").DM("a")
			s.User("U01ADA").React(m, "x")
			s.User("U01ADA").React(m, "x")
		},
		"taking back what is not":     func(s *Server) { s.User("U01ADA").Unreact(s.User("U01ADA").DM("a"), "x") },
		"a thread without beginning":  func(s *Server) { s.User("U01ADA").Reply(Message{Channel: "C01GENERAL", TS: "1.2"}, "a") },
		"inviting twice":              func(s *Server) { s.User("U01ADA").Invite("C01GENERAL", "U02BEN") },
		"a button that is not there":  func(s *Server) { s.User("U01ADA").Click(s.User("U01ADA").DM("a"), "go") },
		"a modal that is not there":   func(s *Server) { s.User("U01ADA").Submit(View{ID: "V0"}, nil) },
		"a shortcut on nothing":       func(s *Server) { s.User("U01ADA").Shortcut(Message{}, "ask") },
		"a button in another's sight": func(s *Server) { s.User("U02BEN").Click(s.User("U01ADA").DM("a"), "go") },
	} {
		t.Run(what, func(t *testing.T) { impossible(t, what, f) })
	}
}
