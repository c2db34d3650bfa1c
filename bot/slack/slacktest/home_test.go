package slacktest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHome(t *testing.T) {
	s := New(t, Options{})
	ada := s.User("U01ADA")
	ada.OpenHome()
	view := `{"type":"home","blocks":[{"type":"divider"}]}`
	first := ask(t, s, "views.publish", "user_id", "U01ADA", "view", view)
	want(t, first, "")
	hash := first["view"].(object)["hash"].(string)
	want(t, ask(t, s, "views.publish", "user_id", "U01ADA", "view", view, "hash", "old"), "hash_conflict")
	want(t, ask(t, s, "views.publish", "user_id", "U01ADA", "view", view, "hash", hash), "")
	want(t, ask(t, s, "views.publish", "user_id", "U0", "view", view), "user_not_found")
	want(t, ask(t, s, "views.publish", "user_id", "U01ADA", "view", `{"type":"home","blocks":[{"type":"nonsense"}]}`), "invalid_arguments")
	ada.OpenHome()
	ada.OpenMessagesTab()
	got := events(t, s, "app_home_opened")
	if got[0]["view"] != nil || got[0]["tab"] != "home" || got[0]["channel"] != s.DM("U01ADA") {
		t.Errorf("%v", got[0])
	}
	if got[1]["view"].(object)["id"] != s.Home("U01ADA").ID || got[2]["view"] != nil || got[2]["tab"] != "messages" {
		t.Errorf("%v %v", got[1], got[2])
	}
	if s.Home("U02BEN").ID != "" {
		t.Error("a home nobody published")
	}
}

func TestAgentPane(t *testing.T) {
	s := New(t, Options{})
	ada := s.User("U01ADA")
	asked := ada.DM("question")
	ask(t, s, "assistant.threads.setTitle", "channel_id", asked.Channel, "thread_ts", asked.TS, "title", "Chips")
	ada.Look("C01GENERAL")
	ada.Rename(asked.Channel, asked.TS, "Tariffs")
	looked := events(t, s, "app_context_changed")[0]
	entity := looked["context"].(object)["entities"].([]any)[0]
	if d := cmp.Diff(object{"type": "slack#/types/channel_id", "value": "C01GENERAL", "team_id": TeamID}, entity); d != "" {
		t.Error(d)
	}
	renamed := events(t, s, "agent_session_title_changed")[0]
	if renamed["previous_title"] != "Chips" || renamed["title"] != "Tariffs" || s.Title(asked.Channel, asked.TS) != "Tariffs" {
		t.Errorf("%v", renamed)
	}
}
