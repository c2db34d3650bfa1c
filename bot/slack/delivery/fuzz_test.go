package delivery

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"parley/bot/slack/slacktest"
)

// FuzzRequest: what can be read of a body has a name under which it is known again, and is JSON.
func FuzzRequest(f *testing.F) {
	for _, seed := range []string{"", "{}", `{"type":"url_verification","challenge":"x"}`, `{"type":"event_callback","event":{"type":"message"}}`,
		"ssl_check=1", "command=%2Fparley&text=a%00b", "payload=%7B%7D", "payload=%7B%22type%22%3A%22block_actions%22%7D", "%zz", "a;b", "command=/x&command=/y", "\xff=\xff"} {
		for path := range byte(3) {
			f.Add(path, []byte(seed))
		}
	}
	readers := []func([]byte) (letter, error){readEvent, readForm(Command), readForm(Interaction)}
	f.Fuzz(func(t *testing.T, path byte, body []byte) {
		l, err := readers[int(path)%len(readers)](body)
		if err != nil || l.answer != nil {
			return
		}
		if !json.Valid(l.payload) {
			t.Errorf("%q is no JSON", l.payload)
		}
		if got := read(l.kind, l.payload); len(got.names) == 0 {
			t.Errorf("%q has no name", l.payload)
		}
	})
}

// FuzzVerify: nothing but Slack's own signature of these bytes at this time counts.
func FuzzVerify(f *testing.F) {
	f.Add("v0=", "0", []byte("a"))
	f.Add("v1=00", "-1", []byte(""))
	f.Add("", "99999999999999999999", []byte("x"))
	f.Add("v0=zz", "1764000000", []byte("x"))
	f.Fuzz(func(t *testing.T, signature, at string, body []byte) {
		h := http.Header{"X-Slack-Signature": {signature}, "X-Slack-Request-Timestamp": {at}}
		if err := verify(h, slacktest.SigningSecret, body); err == nil {
			t.Errorf("%q at %q counts", signature, at)
		}
		signed := http.Header{}
		slacktest.Sign(signed, slacktest.SigningSecret, time.Now(), body)
		if err := verify(signed, slacktest.SigningSecret, body); err != nil {
			t.Errorf("Slack's own does not count: %v", err)
		}
		if err := verify(signed, slacktest.SigningSecret, append(body, 'x')); err == nil {
			t.Error("it counts for a longer body")
		}
	})
}
