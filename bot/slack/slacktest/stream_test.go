package slacktest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStream(t *testing.T) {
	s := New(t, Options{})
	asked := s.User("U01ADA").DM("question")
	dm := asked.Channel
	do := func(method string, args ...string) object {
		return ask(t, s, "chat."+method, append([]string{"channel", dm}, args...)...)
	}
	want(t, do("startStream", "markdown_text", "a"), "invalid_arguments")
	want(t, do("startStream", "thread_ts", "1700000000.000000"), "thread_not_found")
	started := do("startStream", "thread_ts", asked.TS, "markdown_text", "One ")
	want(t, started, "")
	ts := started["ts"].(string)
	want(t, do("appendStream", "ts", ts), "no_text")
	want(t, do("appendStream", "ts", ts, "markdown_text", x(12001)), "msg_too_long")
	want(t, do("appendStream", "ts", ts, "markdown_text", "two "), "")
	want(t, do("appendStream", "ts", ts, "chunks", `[{"type":"markdown_text","text":"three"},{"type":"task_update","id":"1","title":"Searching","status":"complete"}]`), "")
	want(t, do("appendStream", "ts", ts, "chunks", `[{"type":"song"}]`), "invalid_chunks")
	want(t, do("appendStream", "ts", ts, "chunks", `[{"type":"task_update","id":"1","title":"`+x(257)+`","status":"complete"}]`), "invalid_chunks")
	want(t, do("update", "ts", ts, "text", "b"), "streaming_state_conflict")
	want(t, do("stopStream", "ts", ts, "blocks", `[{"type":"nonsense"}]`), "invalid_blocks")
	want(t, do("stopStream", "ts", ts, "blocks", `[{"type":"divider"}]`), "")
	want(t, do("appendStream", "ts", ts, "markdown_text", "four"), "message_not_in_streaming_state")
	want(t, do("stopStream", "ts", ts), "message_not_in_streaming_state")
	want(t, do("appendStream", "ts", asked.TS, "markdown_text", "a"), "message_not_owned_by_app")
	m := s.Thread(dm, asked.TS)[1]
	if m.Markdown != "One two three" || m.Streaming || m.Blocks == nil || len(m.Chunks) != 2 {
		t.Errorf("%+v", m)
	}
	want(t, do("update", "ts", ts, "text", "b"), "")
}

func TestStreamInChannel(t *testing.T) {
	s := New(t, Options{})
	asked := s.User("U01ADA").Mention("C01GENERAL", "question")
	do := func(args ...string) object {
		return ask(t, s, "chat.startStream", append([]string{"channel", "C01GENERAL", "thread_ts", asked.TS}, args...)...)
	}
	want(t, do(), "missing_recipient_user_id")
	want(t, do("recipient_user_id", "U01ADA"), "missing_recipient_team_id")
	want(t, do("recipient_user_id", "U0", "recipient_team_id", TeamID), "user_not_found")
	want(t, do("recipient_user_id", "U01ADA", "recipient_team_id", TeamID), "")
}

func TestHalt(t *testing.T) {
	s := New(t, Options{})
	ada := s.User("U01ADA")
	asked := ada.DM("question")
	ts := ask(t, s, "chat.startStream", "channel", asked.Channel, "thread_ts", asked.TS)["ts"].(string)
	ada.Halt(asked.Channel, asked.TS)
	want(t, ask(t, s, "chat.appendStream", "channel", asked.Channel, "ts", ts, "markdown_text", "a"), "stopped_by_user")
	stopped := events(t, s, "agent_session_stopped")
	if d := cmp.Diff([]any{ts}, stopped[0]["streaming_message_ts"]); len(stopped) != 1 || d != "" {
		t.Error(d)
	}
}
