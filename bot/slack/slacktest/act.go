package slacktest

import (
	"encoding/json"
	"fmt"
	"time"
)

// A Place holds blocks a person can act on: a Message or a View.
type Place interface {
	place() (channel, ts, view string)
}

func (m Message) place() (channel, ts, view string) { return m.Channel, m.TS, "" }
func (v View) place() (channel, ts, view string)    { return "", "", v.ID }

// Click uses a button, found by its action_id as the place is now. A confirmation dialog is confirmed.
func (p *Person) Click(on Place, actionID string) {
	p.s.t.Helper()
	defer p.s.lock()()
	p.act(on, actionID, nil)
}

// Choose picks values in a select menu, an overflow menu, checkboxes, radio buttons or a picker, presses the feedback
// button of a value, or types into a field that tells the app at once. Options are named by value or by what they show.
func (p *Person) Choose(on Place, actionID string, values ...string) {
	p.s.t.Helper()
	defer p.s.lock()()
	p.act(on, actionID, values)
}

func (p *Person) act(on Place, actionID string, values []string) {
	p.s.t.Helper()
	m, v := p.placeOf(on)
	blocks := blocksOf(m, v)
	block, element := elementAt(blocks, actionID)
	if element == nil {
		p.s.t.Fatalf("slacktest: there is nothing with action_id %q in %s", actionID, encode(blocks))
	}
	chosen, err := chosenIn(element, values)
	if err != nil {
		p.s.t.Fatalf("slacktest: %s: %v", actionID, err)
	}
	action := object{"action_id": actionID, "block_id": block["block_id"], "type": element["type"], "action_ts": p.s.ts()}
	for k, value := range chosen {
		action[k] = value
	}
	if text, ok := element["text"]; ok {
		action["text"] = text
	}
	payload := object{"actions": []object{action}, "trigger_id": p.s.newTrigger(p.id)}
	if v != nil {
		v.State = withState(v.State, block, element, chosen)
		p.addView(payload, v)
	} else {
		m.Clicks = withState(m.Clicks, block, element, chosen)
		m.Pressed = withPress(m.Pressed, p.id, block, element, chosen)
		p.addMessage(payload, m)
	}
	p.interact("block_actions", payload, nil)
}

// addView says in a payload which view it is about.
func (p *Person) addView(payload object, v *View) {
	payload["container"] = object{"type": "view", "view_id": v.ID}
	payload["view"] = wireView(v)
}

// addMessage says in a payload which message it is about. Of an ephemeral one Slack sends no content.
func (p *Person) addMessage(payload object, m *Message) {
	container := object{"type": "message", "message_ts": m.TS, "channel_id": m.Channel, "is_ephemeral": m.EphemeralTo != ""}
	if m.ThreadTS != "" {
		container["thread_ts"] = m.ThreadTS
	}
	payload["container"] = container
	ch := p.s.channel(m.Channel)
	name := ch.Name
	if ch.Kind == DM {
		name = "directmessage"
	}
	payload["channel"] = object{"id": m.Channel, "name": name}
	payload["response_url"] = p.s.newReplyURL(p.id, m.Channel, m)
	payload["state"] = object{"values": m.Clicks}
	if m.EphemeralTo == "" {
		payload["message"] = p.s.wire(m)
	}
}

// placeOf finds what the person sees now: the message or the view, the other being nil.
func (p *Person) placeOf(on Place) (*Message, *View) {
	p.s.t.Helper()
	channel, ts, id := on.place()
	if id != "" {
		v := p.s.viewBy(func(v *View) bool { return v.ID == id && v.User == p.id })
		if v == nil {
			p.s.t.Fatalf("slacktest: %s does not see the view %s", p.id, id)
		}
		return nil, v
	}
	m := p.s.message(channel, ts)
	for _, e := range p.s.ephemerals {
		if e.Channel == channel && e.TS == ts && e.EphemeralTo == p.id {
			m = e
		}
	}
	if ch := p.s.channel(channel); m == nil || !ch.has(p.id) {
		p.s.t.Fatalf("slacktest: %s does not see the message %s in %s", p.id, ts, channel)
	}
	return m, nil
}

func blocksOf(m *Message, v *View) []any {
	if v != nil {
		o, _ := decode(v.Body).(object)
		list, _ := o["blocks"].([]any)
		return list
	}
	list, _ := decode(m.Blocks).([]any)
	return list
}

// elementAt finds an element by its action_id, also inside containers, carousels and cards.
func elementAt(blocks []any, actionID string) (block, element object) {
	for _, item := range blocks {
		b, _ := item.(object)
		for _, e := range elementsOf(b) {
			if e["action_id"] == actionID {
				return b, e
			}
		}
		for _, name := range []string{"child_blocks", "elements"} {
			inner, _ := b[name].([]any)
			if b, e := elementAt(inner, actionID); e != nil {
				return b, e
			}
		}
	}
	return nil, nil
}

// Suggest types into a select menu with an external source and gives the app's answer: options or option_groups. It
// waits up to three seconds of real time.
func (p *Person) Suggest(on Place, actionID, typed string) (json.RawMessage, error) {
	p.s.t.Helper()
	answer := make(chan json.RawMessage, 1)
	p.askOptions(on, actionID, typed, func(body json.RawMessage) { answer <- body })
	select {
	case body := <-answer:
		return body, nil
	case <-time.After(answerWithin):
		return nil, fmt.Errorf("no options for %q within %v", typed, answerWithin)
	}
}

func (p *Person) askOptions(on Place, actionID, typed string, answered func(json.RawMessage)) {
	p.s.t.Helper()
	defer p.s.lock()()
	m, v := p.placeOf(on)
	block, element := elementAt(blocksOf(m, v), actionID)
	if element == nil {
		p.s.t.Fatalf("slacktest: there is no menu with action_id %q", actionID)
	}
	payload := object{"action_id": actionID, "block_id": block["block_id"], "value": typed}
	if v != nil {
		p.addView(payload, v)
	} else {
		p.addMessage(payload, m)
	}
	p.interact("block_suggestion", payload, answered)
}
