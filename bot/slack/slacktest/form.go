package slacktest

import (
	"encoding/json"
	"net/url"
	"strings"
)

// Submit fills in a modal and sends it off. A field is named by its action_id, or by its block_id where several share an
// action_id. Fields not named keep what they show; a field that must be
// filled in and is not fails the test, as the client would not send it. The app's answer closes the modal, or shows
// errors, or another view: see Views.
func (p *Person) Submit(view View, values url.Values) {
	p.s.t.Helper()
	defer p.s.lock()()
	_, v := p.placeOf(view)
	known := map[string]bool{}
	for _, item := range blocksOf(nil, v) {
		block, _ := item.(object)
		for _, element := range elementsOf(block) {
			id, _ := element["action_id"].(string)
			outer, _ := block["block_id"].(string)
			known[id], known[outer] = true, true
			entered := values[id]
			if values.Has(outer) {
				entered = values[outer]
			}
			p.fill(v, block, element, entered)
		}
	}
	for id := range values {
		if !known[id] {
			p.s.t.Fatalf("slacktest: the view has no field %q", id)
		}
	}
	v.Errors = nil
	payload := object{"view": wireView(v), "trigger_id": p.s.newTrigger(p.id), "response_urls": []object{}}
	p.interact("view_submission", payload, func(body json.RawMessage) { p.submitted(v, body) })
}

// fill notes what one field of a form holds.
func (p *Person) fill(v *View, block, element object, values []string) {
	p.s.t.Helper()
	kind, _ := element["type"].(string)
	if block["type"] != "input" && len(values) == 0 || !acts(element) {
		return
	}
	chosen, err := chosenIn(element, values)
	if err != nil {
		p.s.t.Fatalf("slacktest: %v: %v", element["action_id"], err)
	}
	for _, value := range chosen {
		list, several := value.([]any)
		blank := value == nil || value == "" || (several && len(list) == 0)
		if blank && block["type"] == "input" && block["optional"] != true {
			p.s.t.Fatalf("slacktest: the %s %v must be filled in", kind, element["action_id"])
		}
	}
	v.State = withState(v.State, block, element, chosen)
}

// submitted carries out the app's answer to a submission (docs.slack.dev/surfaces/modals).
func (p *Person) submitted(v *View, body json.RawMessage) {
	var answer struct {
		Action string            `json:"response_action"`
		Errors map[string]string `json:"errors"`
		View   json.RawMessage   `json:"view"`
	}
	if len(body) > 0 {
		_ = json.Unmarshal(body, &answer) // what is no answer closes the modal, as an empty one does
	}
	var err error
	switch answer.Action {
	case "errors":
		v.Errors = answer.Errors
	case "update":
		err = p.s.revise(v, answer.View)
	case "push":
		var next *View
		if next, err = p.s.newView(answer.View, InModal, p.id); err == nil {
			err = p.s.push(next)
		}
	case "clear":
		delete(p.s.views, p.id)
	default:
		p.s.shut(v)
	}
	if err != nil { // the person then sees that something went wrong
		v.Errors = map[string]string{"": refusalText(err)}
	}
}

func refusalText(err error) string {
	if no, ok := err.(*refused); ok {
		return strings.Join(append([]string{no.code}, no.messages...), " ")
	}
	return err.Error()
}

// shut closes a modal and those above it.
func (w *workspace) shut(v *View) {
	stack := w.views[v.User]
	for i, open := range stack {
		if open == v {
			w.views[v.User] = stack[:i:i]
		}
	}
}

// CloseView closes a modal, and with clear_on_close all of them. The app receives view_closed if the view asked for it.
func (p *Person) CloseView(view View) {
	p.s.t.Helper()
	defer p.s.lock()()
	_, v := p.placeOf(view)
	o, _ := decode(v.Body).(object)
	cleared := o["clear_on_close"] == true
	payload := object{"view": wireView(v), "is_cleared": cleared}
	if p.s.shut(v); cleared {
		delete(p.s.views, p.id)
	}
	if o["notify_on_close"] == true {
		p.interact("view_closed", payload, nil)
	}
}
