package slacktest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// withChannels is a workspace with a channel for each refusal.
func withChannels(t *testing.T) *Server {
	return New(t, Options{Channels: []Channel{
		{ID: "C01GENERAL", Name: "general", Kind: Public, Members: []string{"U01ADA", BotUserID}},
		{ID: "C02OTHERS", Name: "others", Kind: Public, Members: []string{"U01ADA"}},
		{ID: "C03SECRET", Name: "secret", Kind: Private, Members: []string{"U01ADA"}},
		{ID: "C04OLD", Name: "old", Kind: Public, Archived: true, Members: []string{"U01ADA", BotUserID}},
	}, Scopes: []string{"chat:write", "commands", "channels:history", "im:history", "groups:history", "app_mentions:read"}})
}

func TestPostMessage(t *testing.T) {
	s := withChannels(t)
	root := post(t, s, "C01GENERAL", "root")
	reply := post(t, s, "C01GENERAL", "reply", "thread_ts", root)
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"by name", []string{"channel", "#general", "text", "a"}, ""},
		{"to a user", []string{"channel", "U02BEN", "text", "a"}, ""},
		{"unknown channel", []string{"channel", "C0", "text", "a"}, "channel_not_found"},
		{"not in it", []string{"channel", "C02OTHERS", "text", "a"}, "not_in_channel"},
		{"private", []string{"channel", "C03SECRET", "text", "a"}, "channel_not_found"},
		{"archived", []string{"channel", "C04OLD", "text", "a"}, "is_archived"},
		{"nothing", []string{"channel", "C01GENERAL"}, "no_text"},
		{"empty blocks", []string{"channel", "C01GENERAL", "blocks", "[]"}, "no_text"},
		{"blocks alone", []string{"channel", "C01GENERAL", "blocks", `[{"type":"divider"}]`}, ""},
		{"broken blocks", []string{"channel", "C01GENERAL", "blocks", `{`}, "invalid_blocks_format"},
		{"bad attachments", []string{"channel", "C01GENERAL", "attachments", `{`}, "invalid_attachments"},
		{"blocks in attachments", []string{"channel", "C01GENERAL", "attachments", `[{"blocks":[{"type":"nonsense"}]}]`}, "invalid_blocks"},
		{"too much in all", []string{"channel", "C01GENERAL", "blocks", "[" + repeat(5, section(x(2500))) + "]"}, "msg_blocks_too_long"},
		{"markdown", []string{"channel", "C01GENERAL", "markdown_text", x(12000)}, ""},
		{"long markdown", []string{"channel", "C01GENERAL", "markdown_text", x(12001)}, "msg_too_long"},
		{"markdown and text", []string{"channel", "C01GENERAL", "markdown_text", "a", "text", "b"}, "markdown_text_conflict"},
		{"no thread", []string{"channel", "C01GENERAL", "text", "a", "thread_ts", "1700000000.000000"}, "thread_not_found"},
		{"no ts", []string{"channel", "C01GENERAL", "text", "a", "thread_ts", "0"}, "invalid_thread_ts"},
		{"to a reply", []string{"channel", "C01GENERAL", "text", "a", "thread_ts", reply}, "cannot_reply_to_message"},
	} {
		t.Run(c.name, func(t *testing.T) { want(t, ask(t, s, "chat.postMessage", c.args...), c.want) })
	}
}

func TestPostMessageWordsOfRefusal(t *testing.T) {
	s := withChannels(t)
	got := ask(t, s, "chat.postMessage", "channel", "C01GENERAL", "blocks", "["+section(x(3001))+"]")
	want(t, got, "invalid_blocks")
	if d := cmp.Diff(object{"messages": []any{"[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"}}, got["response_metadata"]); d != "" {
		t.Error(d)
	}
}

func TestPostedMessage(t *testing.T) {
	s := withChannels(t)
	got := ask(t, s, "chat.postMessage", "channel", "C01GENERAL", "text", strings.Repeat("a", 40_001), "unfurl_links", "false", "unfurl_media", "false",
		"blocks", `[{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Go"}}]}]`)
	message := got["message"].(object)
	if message["bot_id"] != BotID || message["user"] != BotUserID || len(message["text"].(string)) != 40_000 {
		t.Errorf("%v", message)
	}
	if s := fmt.Sprint(message["blocks"]); !strings.Contains(s, "block_id") || !strings.Contains(s, "action_id") {
		t.Errorf("blocks without the IDs Slack adds: %s", s)
	}
	if m := s.Messages("general")[0]; m.Unfurls || !timestamp.MatchString(m.TS) || m.TS != got["ts"] {
		t.Errorf("%+v", m)
	}
	first, second := post(t, s, "C01GENERAL", "a"), post(t, s, "C01GENERAL", "b")
	if first >= second {
		t.Errorf("ts %s, then %s", first, second)
	}
}

func TestPostEphemeral(t *testing.T) {
	s := withChannels(t)
	want(t, ask(t, s, "chat.postEphemeral", "channel", "C01GENERAL", "user", "U01ADA", "text", "psst"), "")
	want(t, ask(t, s, "chat.postEphemeral", "channel", "C01GENERAL", "user", "U02BEN", "text", "psst"), "user_not_in_channel")
	if got := s.Ephemerals("U01ADA"); len(got) != 1 || got[0].Text != "psst" || s.Ephemerals("U02BEN") != nil || s.Messages("C01GENERAL") != nil {
		t.Errorf("%+v", got)
	}
}

func TestUpdate(t *testing.T) {
	s := withChannels(t)
	theirs := s.User("U01ADA").Say("C01GENERAL", "mine")
	ts := post(t, s, "C01GENERAL", "a", "blocks", `[{"type":"divider"}]`)
	update := func(args ...string) object {
		return ask(t, s, "chat.update", append([]string{"channel", "C01GENERAL"}, args...)...)
	}
	want(t, update("ts", ts, "text", x(4001)), "msg_too_long")
	want(t, update("ts", "1700000000.000000", "text", "b"), "message_not_found")
	want(t, update("ts", theirs.TS, "text", "b"), "cant_update_message")
	want(t, update("ts", ts), "no_text")
	want(t, update("ts", ts, "text", "b", "blocks", `[{"type":"divider"}]`), "")
	if m := s.Thread("C01GENERAL", ts)[0]; m.Text != "b" || m.Blocks == nil || m.Edited != "" {
		t.Errorf("blocks leave no mark of an edit: %+v", m)
	}
	want(t, update("ts", ts, "text", "c"), "")
	if m := s.Thread("C01GENERAL", ts)[0]; m.Text != "c" || m.Blocks != nil || m.Edited == "" {
		t.Errorf("text alone removes the blocks: %+v", m)
	}
	changed := events(t, s, "message")
	last := changed[len(changed)-1]
	if last["subtype"] != "message_changed" || last["previous_message"].(object)["text"] != "b" || last["message"].(object)["text"] != "c" {
		t.Errorf("%v", last)
	}
	s.Archive("C01GENERAL")
	want(t, update("ts", ts, "text", "d"), "is_inactive")
}

func TestDelete(t *testing.T) {
	s := withChannels(t)
	theirs := s.User("U01ADA").Say("C01GENERAL", "mine")
	alone, root := post(t, s, "C01GENERAL", "alone"), post(t, s, "C01GENERAL", "root")
	post(t, s, "C01GENERAL", "reply", "thread_ts", root)
	want(t, ask(t, s, "chat.delete", "channel", "C01GENERAL", "ts", theirs.TS), "cant_delete_message")
	want(t, ask(t, s, "chat.delete", "channel", "C01GENERAL", "ts", alone), "")
	want(t, ask(t, s, "chat.delete", "channel", "C01GENERAL", "ts", alone), "message_not_found")
	want(t, ask(t, s, "chat.postMessage", "channel", "C01GENERAL", "text", "late", "thread_ts", alone), "thread_not_found")
	want(t, ask(t, s, "chat.delete", "channel", "C01GENERAL", "ts", root), "")
	if th := s.Thread("C01GENERAL", root); len(th) != 2 || th[0].Subtype != "tombstone" {
		t.Errorf("%+v", th)
	}
}

func TestPermalink(t *testing.T) {
	s := withChannels(t)
	root := post(t, s, "C01GENERAL", "root")
	reply := post(t, s, "C01GENERAL", "reply", "thread_ts", root)
	got := ask(t, s, "chat.getPermalink", "channel", "C01GENERAL", "message_ts", reply)["permalink"]
	want := "https://parley.slack.com/archives/C01GENERAL/p" + strings.Replace(reply, ".", "", 1) + "?thread_ts=" + root + "&cid=C01GENERAL"
	if got != want {
		t.Errorf("%v", got)
	}
	if got := ask(t, s, "chat.getPermalink", "channel", "C01GENERAL", "message_ts", "1.2"); got["error"] != "message_not_found" {
		t.Errorf("%v", got)
	}
}

func TestSchedule(t *testing.T) {
	s := withChannels(t)
	at := func(d time.Duration) string { return fmt.Sprint(clockOf(s).Now().Add(d).Unix()) }
	schedule := func(when string) object {
		return ask(t, s, "chat.scheduleMessage", "channel", "C01GENERAL", "text", "later", "post_at", when)
	}
	want(t, schedule(at(-time.Second)), "time_in_past")
	want(t, schedule(at(121*24*time.Hour)), "time_too_far")
	want(t, schedule("noon"), "invalid_time")
	kept, gone := schedule(at(time.Hour)), schedule(at(time.Hour))
	want(t, kept, "")
	want(t, ask(t, s, "chat.deleteScheduledMessage", "channel", "C01GENERAL", "scheduled_message_id", gone["scheduled_message_id"].(string)), "")
	want(t, ask(t, s, "chat.deleteScheduledMessage", "channel", "C01GENERAL", "scheduled_message_id", "Q0"), "invalid_scheduled_message_id")
	if list := ask(t, s, "chat.scheduledMessages.list")["scheduled_messages"].([]any); len(list) != 1 || len(s.Scheduled()) != 1 {
		t.Errorf("%v", list)
	}
	clockOf(s).Advance(59 * time.Minute)
	if m := s.Messages("C01GENERAL"); m != nil {
		t.Errorf("too early: %+v", m)
	}
	clockOf(s).Advance(time.Minute)
	if m := s.Messages("C01GENERAL"); len(m) != 1 || m[0].Text != "later" {
		t.Errorf("%+v", m)
	}
}
