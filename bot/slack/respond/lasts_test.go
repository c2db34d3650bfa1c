package respond

import (
	"testing"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

func TestLasts(t *testing.T) {
	command := func(text string) delivery.Event {
		return delivery.Event{Kind: delivery.Command, Team: team, Payload: []byte(`{"user_id":"U02BEN","text":"` + text + `"}`)}
	}
	button := func(do face.Verb) delivery.Event {
		return delivery.Event{Kind: delivery.Interaction, Team: team, Payload: []byte(`{"type":"block_actions","user":{"id":"U02BEN"},
			"actions":[{"type":"button","block_id":"b","action_id":"x","value":"` + face.Press{Do: do, N: 1, Answer: "a"}.Value() + `"}]}`)}
	}
	sent := func(window string) delivery.Event {
		return delivery.Event{Kind: delivery.Interaction, Team: team, Payload: []byte(`{"type":"view_submission","user":{"id":"U02BEN"},
			"view":{"type":"modal","callback_id":"` + window + `"}}`)}
	}
	r := New(Parts{}, Options{})
	for name, c := range map[string]struct {
		e    delivery.Event
		want bool
	}{
		"a vote":                {button(face.Good), true},
		"a vote against":        {button(face.Bad), true},
		"an answer saved":       {button(face.Save), true},
		"an answer forgotten":   {button(face.Forget), true},
		"a reminder":            {button(face.RemindOn), true},
		"a reminder taken back": {button(face.Unremind), true},
		"more of an answer":     {button(face.ShowMore), false},
		"a complaint":           {sent(face.FeedbackWindow), true},
		"settings":              {sent(face.ConfigWindow), true},
		"a question in words":   {sent(face.AskWindow), false},
		"watching":              {command("Sources watch "), true},
		"watching no more":      {command("sources unwatch"), true},
		"a question":            {command("watch"), false},
		"no button":             {delivery.Event{Kind: delivery.Interaction, Payload: []byte(`{"type":"block_actions","user":{"id":"U02BEN"}}`)}, false},
		"nothing to be read":    {delivery.Event{Kind: delivery.Interaction, Payload: []byte(`{`)}, false},
	} {
		if got := r.Lasts(c.e); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
