package respond

import (
	"encoding/json"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"parley/bot/slack/delivery"
)

func TestRead(t *testing.T) {
	const auth = `"authorizations":[{"user_id":"U0BOT","is_bot":true}]`
	plain := said{Team: "T1", Channel: "C1", User: "U1", Text: "hi", TS: "1.1"}
	named, direct, inThread := plain, plain, plain
	named.Named, named.Text = true, "<@U0BOT> hi"
	direct.Direct, direct.Channel = true, "D1"
	inThread.Root = "1.0"
	for name, c := range map[string]struct {
		event string
		want  happening
	}{
		"a message":         {`"type":"message","channel":"C1","user":"U1","text":"hi","ts":"1.1"`, plain},
		"in a thread":       {`"type":"message","channel":"C1","user":"U1","text":"hi","ts":"1.1","thread_ts":"1.0"`, inThread},
		"shared with all":   {`"type":"message","subtype":"thread_broadcast","channel":"C1","user":"U1","text":"hi","ts":"1.1","thread_ts":"1.0"`, inThread},
		"with a file":       {`"type":"message","subtype":"file_share","channel":"C1","user":"U1","text":"hi","ts":"1.1"`, plain},
		"named":             {`"type":"message","channel":"C1","user":"U1","text":"<@U0BOT> hi","ts":"1.1"`, named},
		"a mention":         {`"type":"app_mention","channel":"C1","user":"U1","text":"<@U0BOT> hi","ts":"1.1"`, named},
		"direct":            {`"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"hi","ts":"1.1"`, direct},
		"a reaction":        {`"type":"reaction_added","user":"U1","reaction":"eyes","item":{"type":"message","channel":"C1","ts":"1.1"}`, reacted{"T1", "C1", "U1", "eyes", "1.1"}},
		"a tab":             {`"type":"app_home_opened","user":"U1","channel":"D1","tab":"home"`, opened{"T1", "U1", "D1", "home"}},
		"a bot":             {`"type":"message","bot_id":"B1","channel":"C1","user":"U1","text":"hi","ts":"1.1"`, nil},
		"a bot's mention":   {`"type":"app_mention","bot_id":"B1","channel":"C1","user":"U1","text":"<@U0BOT> hi","ts":"1.1"`, nil},
		"Parley":            {`"type":"message","channel":"C1","user":"U0BOT","text":"hi","ts":"1.1"`, nil},
		"Parley's reaction": {`"type":"reaction_added","user":"U0BOT","reaction":"eyes","item":{"type":"message","channel":"C1","ts":"1.1"}`, nil},
		"Slackbot":          {`"type":"message","channel":"C1","user":"USLACKBOT","text":"hi","ts":"1.1"`, nil},
		"a change":          {`"type":"message","subtype":"message_changed","hidden":true,"channel":"C1","ts":"1.2","message":{"user":"U1","text":"hi"}`, nil},
		"an edited mention": {`"type":"app_mention","channel":"C1","user":"U1","text":"<@U0BOT> hi","ts":"1.1","edited":{"user":"U1","ts":"1.2"}`, nil},
		"a join":            {`"type":"message","subtype":"channel_join","channel":"C1","user":"U1","text":"joined","ts":"1.1"`, nil},
		"another kind":      {`"type":"team_join","user":{"id":"U1"}`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := read(delivery.Event{Kind: delivery.Happening, Team: "T1", Payload: json.RawMessage(`{"event":{` + c.event + `},` + auth + `}`)})
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

// Whatever comes in, reading it ends, and what cannot be read is unwanted.
func TestReadAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]delivery.Kind{delivery.Happening, delivery.Command, delivery.Interaction, "other"}).Draw(t, "kind")
		payload := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"null", "{}", "[]", `{"event":null}`, `{"event":{"type":1}}`, `{"user":{}}`})).Draw(t, "payload")
		e := delivery.Event{Kind: kind, Payload: json.RawMessage(payload)}
		if h := read(e); h != nil || New(Parts{}, Options{}).Wants(e) {
			t.Fatalf("%+v", h)
		}
	})
}
