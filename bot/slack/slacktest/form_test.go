package slacktest

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// opened is a workspace in which ada has the form open, with the app on the other side.
func opened(t *testing.T) (*Server, *socket, View) {
	t.Helper()
	s := New(t, Options{})
	want(t, ask(t, s, "views.open", "trigger_id", newTriggerID(s), "view", form), "")
	return s, dial(t, s), s.Views("U01ADA")[0]
}

func TestSubmit(t *testing.T) {
	s, c, v := opened(t)
	s.User("U01ADA").Submit(v, arg("question", "What of <chips>?"))
	e := c.next()
	p := e["payload"].(object)
	values := p["view"].(object)["state"].(object)["values"]
	want := object{
		"q": object{"question": object{"type": "plain_text_input", "value": "What of <chips>?"}},
		"n": object{"note": object{"type": "plain_text_input", "value": nil}},
		"d": object{"since": object{"type": "datepicker", "selected_date": "2026-01-01"}},
	}
	if d := cmp.Diff(want, values); d != "" || p["type"] != "view_submission" || e["accepts_response_payload"] != true {
		t.Errorf("%v\n%s", p, d)
	}
	c.ack(e, nil)
	until(t, s, func() bool { return s.Views("U01ADA") == nil })
}

// Windows whose fields share one action_id could not be filled in.
func TestSubmitNamesFieldsByBlock(t *testing.T) {
	s, c, v := opened(t)
	s.User("U01ADA").Submit(v, arg("q", "What of chips?"))
	e := c.next()
	values := e["payload"].(object)["view"].(object)["state"].(object)["values"].(object)
	if d := cmp.Diff(object{"question": object{"type": "plain_text_input", "value": "What of chips?"}}, values["q"]); d != "" {
		t.Error(d)
	}
	c.ack(e, nil)
}

func TestSubmitAnswers(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer object
		want   func([]View) bool
	}{
		{"errors", object{"response_action": "errors", "errors": object{"q": "too short"}}, func(v []View) bool {
			return len(v) == 1 && v[0].Errors["q"] == "too short"
		}},
		{"update", object{"response_action": "update", "view": json.RawMessage(page2)}, func(v []View) bool {
			return len(v) == 1 && v[0].property("callback_id") == ""
		}},
		{"push", object{"response_action": "push", "view": json.RawMessage(page2)}, func(v []View) bool { return len(v) == 2 }},
		{"clear", object{"response_action": "clear"}, func(v []View) bool { return len(v) == 0 }},
		{"close", object{}, func(v []View) bool { return len(v) == 0 }},
		{"bad view", object{"response_action": "update", "view": object{"type": "modal"}}, func(v []View) bool {
			return len(v) == 1 && v[0].Errors[""] != ""
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, app, v := opened(t)
			s.User("U01ADA").Submit(v, arg("question", "a"))
			app.ack(app.next(), c.answer)
			until(t, s, func() bool { return c.want(s.Views("U01ADA")) })
		})
	}
}

func TestCloseView(t *testing.T) {
	s, c, v := opened(t)
	s.User("U01ADA").CloseView(v)
	if p := c.next()["payload"].(object); p["type"] != "view_closed" || p["is_cleared"] != false || s.Views("U01ADA") != nil {
		t.Errorf("%v", p)
	}
}

func TestImpossibleForms(t *testing.T) {
	for what, f := range map[string]func(p *Person, v View){
		"a form half filled in":   func(p *Person, v View) { p.Submit(v, nil) },
		"a field that is not":     func(p *Person, v View) { p.Submit(v, arg("question", "a", "answer", "b")) },
		"a form of somebody else": func(p *Person, v View) { p.s.User("U02BEN").Submit(v, arg("question", "a")) },
	} {
		impossible(t, what, func(s *Server) {
			want(t, ask(t, s, "views.open", "trigger_id", newTriggerID(s), "view", form), "")
			f(s.User("U01ADA"), s.Views("U01ADA")[0])
		})
	}
}

// A choice in an open modal tells the app at once, and stays for the submission.
func TestActInView(t *testing.T) {
	s := New(t, Options{})
	view := `{"type":"modal","title":{"type":"plain_text","text":"Ask"},"blocks":[{"type":"actions","block_id":"a","elements":[{"type":"datepicker","action_id":"day"}]}]}`
	want(t, ask(t, s, "views.open", "trigger_id", newTriggerID(s), "view", view), "")
	s.User("U01ADA").Choose(s.Views("U01ADA")[0], "day", "2026-11-23")
	p := lastPayload(s)
	state := object{"a": object{"day": object{"type": "datepicker", "selected_date": "2026-11-23"}}}
	if d := cmp.Diff(state, p["view"].(object)["state"].(object)["values"]); d != "" || p["container"].(object)["type"] != "view" || p["response_url"] != nil {
		t.Errorf("%v\n%s", p, d)
	}
}
