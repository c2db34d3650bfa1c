package slacktest

import (
	"strings"
	"testing"
	"time"
)

const form = `{"type":"modal","callback_id":"ask","title":{"type":"plain_text","text":"Ask"},"submit":{"type":"plain_text","text":"Send"},"notify_on_close":true,"blocks":[
	{"type":"input","block_id":"q","label":{"type":"plain_text","text":"Question"},"element":{"type":"plain_text_input","action_id":"question"}},
	{"type":"input","block_id":"n","optional":true,"label":{"type":"plain_text","text":"Note"},"element":{"type":"plain_text_input","action_id":"note"}},
	{"type":"input","block_id":"d","label":{"type":"plain_text","text":"Since"},"element":{"type":"datepicker","action_id":"since","initial_date":"2026-01-01"}}]}`

const page2 = `{"type":"modal","title":{"type":"plain_text","text":"More"},"blocks":[{"type":"divider"}]}`

// trigger gives a fresh trigger_id.
func newTriggerID(s *Server) string {
	s.User("U01ADA").GlobalShortcut("ask")
	return lastPayload(s)["trigger_id"].(string)
}

func TestViewsOpen(t *testing.T) {
	s := New(t, Options{})
	open := func(trigger, view string) object { return ask(t, s, "views.open", "trigger_id", trigger, "view", view) }
	id := newTriggerID(s)
	bad := open(id, strings.Replace(form, "Ask", x(25), 1))
	want(t, bad, "invalid_arguments")
	if m := bad["response_metadata"].(object)["messages"].([]any); m[0] != "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]" {
		t.Errorf("%v", m)
	}
	want(t, open(id, `{"type":"home","blocks":[{"type":"divider"}]}`), "invalid_arguments")
	want(t, open(id, form), "")
	want(t, open(id, form), "exchanged_trigger_id")
	want(t, open("1.2.a", form), "invalid_trigger_id")
	want(t, open("", form), "invalid_arguments")
	want(t, open(newTriggerID(s), strings.Replace(form, "Question", strings.Repeat("a", largestView), 1)), "view_too_large")
	late := newTriggerID(s)
	clockOf(s).Advance(triggerLife)
	just := open(late, form)
	want(t, just, "")
	late = newTriggerID(s)
	clockOf(s).Advance(triggerLife + time.Millisecond)
	want(t, open(late, form), "expired_trigger_id")

	v := just["view"].(object)
	if got := s.Views("U01ADA"); len(got) != 1 || v["id"] != got[0].ID || v["callback_id"] != "ask" || v["hash"] == "" || v["state"] == nil || v["previous_view_id"] != nil {
		t.Errorf("%v %+v", v, got)
	}
}

func TestViewsUpdate(t *testing.T) {
	s := New(t, Options{})
	withExternal := strings.Replace(form, `"callback_id"`, `"external_id":"mine","callback_id"`, 1)
	v := ask(t, s, "views.open", "trigger_id", newTriggerID(s), "view", withExternal)["view"].(object)
	update := func(args ...string) object { return ask(t, s, "views.update", args...) }
	want(t, update("view_id", "V0", "view", page2), "not_found")
	want(t, update("view_id", v["id"].(string), "hash", "old", "view", page2), "hash_conflict")
	want(t, update("external_id", "mine", "view", withExternal), "")
	want(t, update("view_id", v["id"].(string), "view", page2), "")
	if got := s.Views("U01ADA"); !strings.Contains(string(got[0].Body), "More") {
		t.Errorf("%s", got[0].Body)
	}
}

func TestViewsPush(t *testing.T) {
	s := New(t, Options{})
	push := func() object { return ask(t, s, "views.push", "trigger_id", newTriggerID(s), "view", page2) }
	want(t, push(), "not_found")
	root := ask(t, s, "views.open", "trigger_id", newTriggerID(s), "view", form)["view"].(object)
	second := push()
	if want(t, second, ""); second["view"].(object)["root_view_id"] != root["id"] || second["view"].(object)["previous_view_id"] != root["id"] {
		t.Errorf("%v", second)
	}
	want(t, push(), "")
	want(t, push(), "push_limit_reached")
	if n := len(s.Views("U01ADA")); n != 3 {
		t.Errorf("%d modals", n)
	}
}

func TestDuplicateExternalID(t *testing.T) {
	s := New(t, Options{})
	view := strings.Replace(page2, `"title"`, `"external_id":"mine","title"`, 1)
	want(t, ask(t, s, "views.open", "trigger_id", newTriggerID(s), "view", view), "")
	want(t, ask(t, s, "views.push", "trigger_id", newTriggerID(s), "view", view), "duplicate_external_id")
}
