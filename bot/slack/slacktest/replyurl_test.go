package slacktest

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// answerAt sends a message to a response_url.
func answerAt(t *testing.T, address any, message string) *http.Response {
	t.Helper()
	r, err := web.Post(address.(string), "application/json", strings.NewReader(message))
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Body.Close()
	return r
}

func TestReplyURL(t *testing.T) {
	s := New(t, Options{})
	s.User("U01ADA").Slash("C01GENERAL", "/parley", "ask")
	address := lastPayload(s)["response_url"]
	status := func(message string, want int) {
		t.Helper()
		if r := answerAt(t, address, message); r.StatusCode != want {
			t.Errorf("%s: %s", message, r.Status)
		}
	}
	status(`{"blocks":[{"type":"nonsense"}]}`, 400)
	status(`{"text":"one"}`, 200)
	status(`{"text":"two","response_type":"in_channel"}`, 200)
	status(`{"text":"three","replace_original":true}`, 200) // a command has no original
	status(`{"text":"four","response_type":"ephemeral"}`, 200)
	status(`{"text":"five"}`, 200)
	status(`{"text":"six"}`, 404)
	if e, m := s.Ephemerals("U01ADA"), s.Messages("C01GENERAL"); len(e) != 4 || len(m) != 1 || m[0].Text != "two" || !m[0].Bot {
		t.Errorf("%+v %+v", e, m)
	}
	calls := s.Calls("response_url")
	if len(calls) != 7 || calls[0].Error != "invalid_blocks" || calls[6].Error != "used_url" {
		t.Errorf("%+v", calls)
	}

	s.User("U01ADA").Slash("C01GENERAL", "/parley", "ask")
	address = lastPayload(s)["response_url"]
	s.FailNext("response_url", Failure{Status: 500})
	status(`{"text":"one"}`, 500)
	clockOf(s).Advance(30 * time.Minute)
	status(`{"text":"in time"}`, 200)
	clockOf(s).Advance(time.Second)
	status(`{"text":"late"}`, 404)
}

func TestReplyURLOriginal(t *testing.T) {
	s := New(t, Options{})
	post(t, s, "C01GENERAL", "choose", "blocks", "["+button(`,"action_id":"go"`)+"]")
	s.User("U01ADA").Click(s.Messages("C01GENERAL")[0], "go")
	address := lastPayload(s)["response_url"]
	answerAt(t, address, `{"text":"chosen","replace_original":true}`)
	if m := s.Messages("C01GENERAL"); len(m) != 1 || m[0].Text != "chosen" || m[0].Blocks != nil {
		t.Errorf("%+v", m)
	}
	answerAt(t, address, `{"delete_original":true}`)
	if m := s.Messages("C01GENERAL"); m != nil {
		t.Errorf("%+v", m)
	}
}

func TestReplyURLEphemeral(t *testing.T) {
	s := New(t, Options{})
	ask(t, s, "chat.postEphemeral", "channel", "C01GENERAL", "user", "U01ADA", "text", "choose", "blocks", "["+button(`,"action_id":"go"`)+"]")
	s.User("U01ADA").Click(s.Ephemerals("U01ADA")[0], "go")
	p := lastPayload(s)
	if p["message"] != nil || p["container"].(object)["is_ephemeral"] != true {
		t.Errorf("%v", p)
	}
	answerAt(t, p["response_url"], `{"text":"chosen","replace_original":true}`)
	if e := s.Ephemerals("U01ADA"); len(e) != 1 || e[0].Text != "chosen" {
		t.Errorf("%+v", e)
	}
	answerAt(t, p["response_url"], `{"delete_original":true}`)
	if e := s.Ephemerals("U01ADA"); e != nil {
		t.Errorf("%+v", e)
	}
}
