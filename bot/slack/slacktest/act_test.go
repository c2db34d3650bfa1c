package slacktest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const everything = `[
	{"type":"section","block_id":"s","text":{"type":"mrkdwn","text":"a"},"accessory":{"type":"overflow","action_id":"more","options":[
		{"text":{"type":"plain_text","text":"Hide"},"value":"hide"}]}},
	{"type":"actions","block_id":"a","elements":[
		{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"},"value":"v1"},
		{"type":"static_select","action_id":"one","options":[{"text":{"type":"plain_text","text":"Week"},"value":"7"}]},
		{"type":"checkboxes","action_id":"some","options":[{"text":{"type":"plain_text","text":"A"},"value":"a"},{"text":{"type":"plain_text","text":"B"},"value":"b"}]},
		{"type":"datepicker","action_id":"day"},
		{"type":"datetimepicker","action_id":"time"},
		{"type":"multi_users_select","action_id":"who"},
		{"type":"external_select","action_id":"find"}]},
	{"type":"context_actions","block_id":"f","elements":[{"type":"feedback_buttons","action_id":"vote",
		"positive_button":{"text":{"type":"plain_text","text":"Good"},"value":"up"},
		"negative_button":{"text":{"type":"plain_text","text":"Bad"},"value":"down"}}]},
	{"type":"container","title":{"type":"plain_text","text":"More"},"child_blocks":[
		{"type":"actions","block_id":"in","elements":[{"type":"button","action_id":"deep","text":{"type":"plain_text","text":"Deep"}}]}]}
]`

func shown(text, value string) object {
	return object{"text": object{"type": "plain_text", "text": text}, "value": value}
}

// choices are what can be done with everything, and what the app is told of it.
var choices = []struct {
	id     string
	values []string
	want   object
}{
	{"go", nil, object{"type": "button", "block_id": "a", "value": "v1", "text": object{"type": "plain_text", "text": "Go"}}},
	{"deep", nil, object{"type": "button", "block_id": "in", "text": object{"type": "plain_text", "text": "Deep"}}},
	{"more", []string{"hide"}, object{"type": "overflow", "block_id": "s", "selected_option": shown("Hide", "hide")}},
	{"one", []string{"Week"}, object{"type": "static_select", "block_id": "a", "selected_option": shown("Week", "7")}},
	{"some", []string{"a", "b"}, object{"type": "checkboxes", "block_id": "a", "selected_options": []any{shown("A", "a"), shown("B", "b")}}},
	{"day", []string{"2026-11-23"}, object{"type": "datepicker", "block_id": "a", "selected_date": "2026-11-23"}},
	{"who", []string{"U02BEN"}, object{"type": "multi_users_select", "block_id": "a", "selected_users": []any{"U02BEN"}}},
	{"vote", []string{"down"}, object{"type": "feedback_buttons", "block_id": "f", "value": "down", "text": object{"type": "plain_text", "text": "Bad"}}},
}

func TestActions(t *testing.T) {
	s := New(t, Options{})
	ts := post(t, s, "C01GENERAL", "a", "blocks", everything)
	m := s.Messages("C01GENERAL")[0]
	ada := s.User("U01ADA")
	for _, c := range choices {
		t.Run(c.id, func(t *testing.T) {
			if c.values == nil {
				ada.Click(m, c.id)
			} else {
				ada.Choose(m, c.id, c.values...)
			}
			p := lastPayload(s)
			action := p["actions"].([]any)[0].(object)
			if action["action_ts"] == nil || action["action_id"] != c.id {
				t.Errorf("%v", action)
			}
			delete(action, "action_ts")
			delete(action, "action_id")
			if d := cmp.Diff(c.want, action); d != "" {
				t.Error(d)
			}
			if p["type"] != "block_actions" || p["message"].(object)["ts"] != ts || p["container"].(object)["type"] != "message" || p["response_url"] == nil {
				t.Errorf("%v", p)
			}
		})
	}
	ada.Choose(m, "time", "1795424400")
	state := lastPayload(s)["state"].(object)["values"].(object)["a"].(object)
	if state["day"].(object)["selected_date"] != "2026-11-23" || state["go"] != nil || state["time"] == nil {
		t.Errorf("%v", state)
	}
}

func TestSuggest(t *testing.T) {
	s := New(t, Options{})
	c := dial(t, s)
	post(t, s, "C01GENERAL", "a", "blocks", everything)
	c.ack(c.next(), nil) // the app's own message
	go func() {
		e := c.next()
		if p := e["payload"].(object); p["type"] != "block_suggestion" || p["value"] != "chi" || p["action_id"] != "find" {
			t.Errorf("%v", p)
		}
		c.ack(e, object{"options": []any{}})
	}()
	got, err := s.User("U01ADA").Suggest(s.Messages("C01GENERAL")[0], "find", "chi")
	if err != nil || string(got) != `{"options":[]}` {
		t.Errorf("%s %v", got, err)
	}
}

func TestImpossibleChoices(t *testing.T) {
	for what, f := range map[string]func(p *Person, m Message){
		"an option that is not there":    func(p *Person, m Message) { p.Choose(m, "one", "month") },
		"a box that is not there":        func(p *Person, m Message) { p.Choose(m, "some", "c") },
		"a button with a value":          func(p *Person, m Message) { p.Choose(m, "go", "v") },
		"feedback that is not there":     func(p *Person, m Message) { p.Choose(m, "vote", "meh") },
		"a time that is none":            func(p *Person, m Message) { p.Choose(m, "time", "noon") },
		"suggestions for what is absent": func(p *Person, m Message) { _, _ = p.Suggest(m, "none", "a") },
	} {
		impossible(t, what, func(s *Server) {
			post(t, s, "C01GENERAL", "a", "blocks", everything)
			f(s.User("U01ADA"), s.Messages("C01GENERAL")[0])
		})
	}
}

// Everybody sees their own thumb pressed, and can press the other.
func TestPressedIsEachPersonsOwn(t *testing.T) {
	s := New(t, Options{})
	post(t, s, "C01GENERAL", "a", "blocks", everything)
	m := s.Messages("C01GENERAL")[0]
	s.User("U01ADA").Choose(m, "vote", "up")
	s.User("U02BEN").Choose(m, "vote", "up")
	before := s.Messages("C01GENERAL")[0].Pressed
	s.User("U02BEN").Choose(m, "vote", "down")
	want := map[string]map[string]string{"U01ADA": {"f": "up"}, "U02BEN": {"f": "down"}}
	if d := cmp.Diff(want, s.Messages("C01GENERAL")[0].Pressed); d != "" {
		t.Error(d)
	}
	if before["U02BEN"]["f"] != "up" {
		t.Error("what was shown before has changed")
	}
	if state := lastPayload(s)["state"].(object); state["values"] != nil {
		t.Errorf("the app is told %v", state)
	}
}
