package slacktest

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

// interactions gives the next interaction, decoded by slack-go, and acknowledges it with a payload, if not nil.
func interactions(t *testing.T, s *Server) (*socketmode.Client, <-chan socketmode.Event, func(payload any) slack.InteractionCallback) {
	t.Helper()
	client, events := listen(t, s)
	return client, events, func(payload any) slack.InteractionCallback {
		t.Helper()
		for {
			e := nextEvent(t, events)
			var with []any
			if payload != nil {
				with = append(with, payload)
			}
			if err := client.Ack(*e.Request, with...); err != nil {
				t.Error(err)
			}
			if got, ok := e.Data.(slack.InteractionCallback); ok {
				return got
			}
		}
	}
}

func TestSlackGoCommandAndForm(t *testing.T) {
	s := New(t, Options{Ping: 100 * time.Millisecond})
	client, events, interaction := interactions(t, s)
	ada, bot := s.User("U01ADA"), api(s)
	ada.Slash("C01GENERAL", "/parley", "what is new?")
	e := nextEvent(t, events)
	command, ok := e.Data.(slack.SlashCommand)
	if !ok || command.Text != "what is new?" || command.UserID != "U01ADA" || command.IsEnterpriseInstall {
		t.Fatalf("%+v", e)
	}
	if err := client.Ack(*e.Request, map[string]string{"text": "one moment"}); err != nil {
		t.Fatal(err)
	}
	until(t, s, func() bool { return len(s.Ephemerals("U01ADA")) == 1 })
	if err := slack.PostWebhookCustomHTTPContext(t.Context(), command.ResponseURL, web, &slack.WebhookMessage{Text: "nothing", ResponseType: "in_channel"}); err != nil {
		t.Error(err)
	}
	var view slack.ModalViewRequest
	if err := json.Unmarshal([]byte(form), &view); err != nil {
		t.Fatal(err)
	}
	if _, err := bot.OpenView(command.TriggerID, view); err != nil {
		t.Fatal(err)
	}
	if _, err := bot.OpenView(command.TriggerID, view); err == nil || err.Error() != "exchanged_trigger_id" {
		t.Error(err)
	}
	ada.Submit(s.Views("U01ADA")[0], arg("question", "What of chips?"))
	got := interaction(slack.NewErrorsViewSubmissionResponse(map[string]string{"q": "too short"}))
	if got.Type != slack.InteractionTypeViewSubmission || got.View.State.Values["q"]["question"].Value != "What of chips?" {
		t.Errorf("%+v", got)
	}
	until(t, s, func() bool { return s.Views("U01ADA")[0].Errors["q"] == "too short" })
}

func TestSlackGoActions(t *testing.T) {
	s := New(t, Options{Ping: 100 * time.Millisecond})
	_, _, interaction := interactions(t, s)
	ada := s.User("U01ADA")
	post(t, s, "C01GENERAL", "a", "blocks", everything)
	m := s.Messages("C01GENERAL")
	ada.Choose(m[len(m)-1], "vote", "up")
	if got := interaction(nil); got.ActionCallback.BlockActions[0].Value != "up" || got.ActionCallback.BlockActions[0].Type != "feedback_buttons" || got.Message.Timestamp == "" {
		t.Errorf("%+v", got)
	}
	ada.Choose(m[len(m)-1], "some", "a", "b")
	if got := interaction(nil); len(got.ActionCallback.BlockActions[0].SelectedOptions) != 2 || len(got.BlockActionState.Values) == 0 {
		t.Errorf("%+v", got)
	}
	ada.Shortcut(m[0], "check")
	if got := interaction(nil); got.Type != slack.InteractionTypeMessageAction || got.Message.Timestamp != m[0].TS {
		t.Errorf("%+v", got)
	}
	ada.GlobalShortcut("ask")
	if got := interaction(nil); got.Type != slack.InteractionTypeShortcut || got.CallbackID != "ask" {
		t.Errorf("%+v", got)
	}
}
