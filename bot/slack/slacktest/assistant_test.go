package slacktest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestStatus(t *testing.T) {
	s := New(t, Options{})
	asked := s.User("U01ADA").Mention("C01GENERAL", "question")
	set := func(args ...string) object {
		return ask(t, s, "assistant.threads.setStatus", append([]string{"channel_id", "C01GENERAL", "thread_ts", asked.TS, "status"}, args...)...)
	}
	status := func() string { text, _ := s.Status("C01GENERAL", asked.TS); return text }
	want(t, set("is searching…", "loading_messages", "Reading,Counting"), "")
	if text, loading := s.Status("C01GENERAL", asked.TS); text != "is searching…" || !cmp.Equal(loading, []string{"Reading", "Counting"}) {
		t.Errorf("%q %q", text, loading)
	}
	clockOf(s).Advance(2*time.Minute - time.Second)
	if status() == "" {
		t.Error("gone too early")
	}
	clockOf(s).Advance(time.Second)
	if status() != "" {
		t.Error("a status lasts two minutes")
	}
	set("is writing…")
	post(t, s, "C01GENERAL", "answer", "thread_ts", asked.TS)
	if status() != "" {
		t.Error("a reply ends the status")
	}
	set("is writing…")
	if set(""); status() != "" {
		t.Error("an empty status ends the status")
	}
	want(t, set("a", "loading_messages", "1,2,3,4,5,6,7,8,9,10,11"), "invalid_arguments")
	want(t, ask(t, s, "assistant.threads.setStatus", "channel_id", "C01GENERAL", "thread_ts", "1.2", "status", "a"), "invalid_thread_ts")
}

func TestTitleAndPrompts(t *testing.T) {
	s := New(t, Options{})
	asked := s.User("U01ADA").DM("question")
	want(t, ask(t, s, "assistant.threads.setTitle", "channel_id", asked.Channel, "thread_ts", asked.TS, "title", "Chips"), "")
	if got := s.Title(asked.Channel, asked.TS); got != "Chips" {
		t.Error(got)
	}
	prompts := func(list string, more ...string) object {
		return ask(t, s, "assistant.threads.setSuggestedPrompts", append([]string{"channel_id", asked.Channel, "title", "Try", "prompts", list}, more...)...)
	}
	one := `{"title":"Latest","message":"What is new?"}`
	want(t, prompts("["+one+"]", "thread_ts", asked.TS), "")
	if got, _ := s.Prompts("U01ADA"); got != nil {
		t.Error("with a thread_ts nothing is shown")
	}
	want(t, prompts("["+one+"]"), "")
	if got, heading := s.Prompts("U01ADA"); heading != "Try" || !cmp.Equal(got, []Prompt{{"Latest", "What is new?"}}) {
		t.Errorf("%v %q", got, heading)
	}
	want(t, prompts("["+repeat(5, one)+"]"), "invalid_arguments")
	want(t, prompts(`[{"title":"Latest"}]`), "invalid_arguments")
}
