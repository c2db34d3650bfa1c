package slacktest

import (
	"testing"
)

// What the app posts comes back to it, marked as its own, and is never a mention.
func TestOwnPosts(t *testing.T) {
	s := New(t, Options{})
	post(t, s, "C01GENERAL", "<@"+BotUserID+"> I am")
	got := events(t, s, "message")
	if len(got) != 1 || got[0]["bot_id"] != BotID || got[0]["user"] != BotUserID || len(events(t, s, "app_mention")) != 0 {
		t.Errorf("%v", got)
	}
}

func TestWhatTheAppHears(t *testing.T) {
	s := New(t, Options{
		Channels: []Channel{
			{ID: "C01IN", Name: "in", Kind: Private, Members: []string{"U01ADA", BotUserID}},
			{ID: "C02OUT", Name: "out", Kind: Public, Members: []string{"U01ADA"}},
		},
		Scopes: []string{"app_mentions:read", "groups:history", "channels:history"},
		Events: []string{"app_mention", "message.groups", "message.channels", "message.im"},
	})
	ada := s.User("U01ADA")
	ada.Mention("C02OUT", "not there")
	ada.DM("no scope")
	said := ada.Say("C01IN", "heard")
	ada.React(said, "eyes") // not subscribed to
	ada.OpenHome()          // not subscribed to
	got := s.Deliveries()
	if len(got) != 1 || events(t, s, "message")[0]["text"] != "heard" || events(t, s, "message")[0]["channel_type"] != "group" {
		t.Errorf("%+v", got)
	}
}
