package slacktest

import (
	"encoding/json"
	"testing"
)

func TestSnapshot(t *testing.T) {
	s := New(t, Options{})
	asked := s.User("U01ADA").Mention("C01GENERAL", "question")
	post(t, s, "C01GENERAL", "answer", "thread_ts", asked.TS)
	ask(t, s, "assistant.threads.setStatus", "channel_id", "C01GENERAL", "thread_ts", asked.TS, "status", "is reading…")
	ask(t, s, "views.publish", "user_id", "U01ADA", "view", `{"type":"home","blocks":[{"type":"divider"}]}`)
	dial(t, s)
	shot := s.Snapshot()
	if len(shot.Users) != 3 || len(shot.Channels[0].Messages) != 2 || len(shot.Homes) != 1 || shot.Links != 1 || shot.Threads[0].Status != "is reading…" {
		t.Errorf("%+v", shot)
	}
	if _, err := json.Marshal(shot); err != nil {
		t.Error(err)
	}
	clockOf(s).Advance(statusLife)
	if got := s.Snapshot().Threads[0].Status; got != "" {
		t.Errorf("status %q", got)
	}
}
