package slacktest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReactions(t *testing.T) {
	s := New(t, Options{})
	asked := s.User("U01ADA").Say("C01GENERAL", "question")
	add := func(method, name, ts string) object {
		return ask(t, s, "reactions."+method, "channel", "C01GENERAL", "name", name, "timestamp", ts)
	}
	want(t, add("add", "eyes", asked.TS), "")
	want(t, add("add", "eyes", asked.TS), "already_reacted")
	want(t, add("add", ":eyes:", asked.TS), "invalid_name")
	want(t, add("add", "eyes", "1"), "bad_timestamp")
	want(t, add("add", "eyes", ""), "no_item_specified")
	want(t, add("add", "eyes", "1700000000.000000"), "message_not_found")
	s.User("U02BEN").React(asked, "eyes")
	got := s.Messages("C01GENERAL")[0].Reactions
	if d := cmp.Diff([]Reaction{{"eyes", []string{BotUserID, "U02BEN"}, 2}}, got); d != "" {
		t.Error(d)
	}
	want(t, add("remove", "eyes", asked.TS), "")
	want(t, add("remove", "eyes", asked.TS), "no_reaction")
	s.User("U02BEN").Unreact(asked, "eyes")
	if got := s.Messages("C01GENERAL")[0].Reactions; len(got) != 0 {
		t.Errorf("%+v", got)
	}
	added := events(t, s, "reaction_added")
	if len(added) != 2 || added[1]["user"] != "U02BEN" || added[1]["item_user"] != "U01ADA" {
		t.Errorf("%v", added)
	}
	if d := cmp.Diff(object{"type": "message", "channel": "C01GENERAL", "ts": asked.TS}, added[1]["item"]); d != "" {
		t.Error(d)
	}
	if len(events(t, s, "reaction_removed")) != 2 {
		t.Error("removals are events too")
	}
}
