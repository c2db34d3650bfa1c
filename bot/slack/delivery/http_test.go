package delivery

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	face "parley/bot/slack"
	"parley/bot/slack/slacktest"
)

// overHTTP is a running bench that gets signed requests. The stand-in knows one address: the last part of it is
// exchanged for the path of what is sent.
func overHTTP(t *testing.T, o Options) (*bench, *httptest.Server) {
	t.Helper()
	s := slacktest.New(t, slacktest.Options{Clock: slacktest.SystemClock{}})
	b := newBench(t, s, "", o).run()
	server := httptest.NewServer(b.d.Handler(slacktest.SigningSecret))
	t.Cleanup(server.Close)
	return b, server
}

func TestSignedEvents(t *testing.T) {
	b, server := overHTTP(t, Options{})
	b.slack.SetRequestURL(server.URL + face.EventsPath)
	asked := b.slack.User("U01ADA").Mention(general, "what is new?")
	direct := b.slack.User("U02BEN").DM("and here?")
	b.answeredOnce(asked, direct)
	b.until("all is acknowledged", func() bool { return allAcked(b.slack) })
	check(t, b.slack.VerifyURL(t.Context(), server.URL+face.EventsPath))
	check(t, b.slack.CheckSSL(t.Context(), server.URL+face.CommandsPath))
}

// A command comes as a form and a press as JSON in one; what is made of them is what Socket Mode carries.
func TestSignedCommandsAndPresses(t *testing.T) {
	b, server := overHTTP(t, Options{})
	got := make(chan Event, 2)
	b.echo.before = func(_ context.Context, e Event) error { got <- e; return nil }
	b.slack.SetRequestURL(server.URL + face.CommandsPath)
	b.slack.User("U01ADA").Slash(general, "/parley", "what is new & <old>?")
	command := <-got
	b.slack.SetRequestURL(server.URL + face.InteractionsPath)
	b.slack.User("U01ADA").GlobalShortcut("ask_parley")
	shortcut := <-got
	for i, e := range []Event{command, shortcut} {
		sent := b.slack.Deliveries()[i]
		if string(e.Kind) != sent.Kind || !sameJSON(t, e.Payload, sent.Payload) || e.Team != slacktest.TeamID {
			t.Errorf("got %s %s\nwant %s %s", e.Kind, e.Payload, sent.Kind, sent.Payload)
		}
	}
	b.until("all is acknowledged", func() bool { return allAcked(b.slack) })
}

// send posts a body as Slack would, but for what change changes.
func send(t *testing.T, address, kind, body string, change func(*http.Request)) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(body))
	check(t, err)
	r.Header.Set("Content-Type", kind)
	slacktest.Sign(r.Header, slacktest.SigningSecret, time.Now(), []byte(body))
	if change != nil {
		change(r)
	}
	answer, err := web.Do(r)
	check(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	check(t, err)
	return answer.StatusCode, string(text)
}

func TestRefusedRequests(t *testing.T) {
	b, server := overHTTP(t, Options{})
	const event = `{"type":"event_callback","event_id":"Ev1","event":{"type":"message","channel_type":"im","channel":"D1","ts":"1.2","text":"x"}}`
	at := func(age time.Duration, secret string) func(*http.Request) {
		return func(r *http.Request) { slacktest.Sign(r.Header, secret, time.Now().Add(-age), []byte(event)) }
	}
	for _, c := range []struct {
		name, path, body string
		change           func(*http.Request)
		want             int
	}{
		{"another secret", face.EventsPath, event, at(0, "guessed"), 401},
		{"too old", face.EventsPath, event, at(6*time.Minute, slacktest.SigningSecret), 401},
		{"from the future", face.EventsPath, event, at(-6*time.Minute, slacktest.SigningSecret), 401},
		{"another body", face.EventsPath, event + " ", at(0, slacktest.SigningSecret), 401},
		{"no signature", face.EventsPath, event, func(r *http.Request) { r.Header = http.Header{} }, 401},
		{"no time", face.EventsPath, event, func(r *http.Request) { r.Header.Del("X-Slack-Request-Timestamp") }, 401},
		{"no JSON", face.EventsPath, "event", nil, 400},
		{"no form", face.CommandsPath, "a=%zz", nil, 400},
		{"no command", face.CommandsPath, "a=b", nil, 400},
		{"no payload", face.InteractionsPath, "a=b", nil, 400},
		{"a GET", face.EventsPath, "", func(r *http.Request) { r.Method = http.MethodGet }, 405},
		{"another path", "/slack/other", event, nil, 404},
		{"too large", face.EventsPath, strings.Repeat("x", largestBody+1), nil, 413},
	} {
		if status, _ := send(t, server.URL+c.path, "application/json", c.body, c.change); status != c.want {
			t.Errorf("%s: status %d, want %d", c.name, status, c.want)
		}
	}
	if n := b.echo.tries.Load(); n != 0 {
		t.Errorf("%d of them were answered", n)
	}
	if strings.Contains(b.log.String(), slacktest.SigningSecret) {
		t.Error("the secret stands in the log")
	}
}

// Who took down a signed request and sends it again within five minutes, to the byte, has it acknowledged and nothing done; later
// it is refused.
func TestReplayedRequests(t *testing.T) {
	const (
		event   = `{"type":"event_callback","event_id":"Ev7","team_id":"T01PARLEY","event":{"type":"app_home_opened","user":"U01ADA","channel":"D1","event_ts":"7.1"}}`
		command = "command=%2Fparley&text=hello&team_id=T01PARLEY&channel_id=C01GENERAL&user_id=U01ADA&trigger_id=7.7.7&response_url=https%3A%2F%2Fexample.org"
	)
	b, server := overHTTP(t, Options{})
	for _, c := range []struct{ path, kind, body string }{
		{face.EventsPath, "application/json", event}, {face.CommandsPath, "application/x-www-form-urlencoded", command},
	} {
		signed := func(age time.Duration) func(*http.Request) {
			moment := time.Now().Add(-age)
			return func(r *http.Request) { slacktest.Sign(r.Header, slacktest.SigningSecret, moment, []byte(c.body)) }
		}
		before := b.echo.tries.Load()
		once := signed(4*time.Minute + 30*time.Second)
		for range 3 {
			if status, _ := send(t, server.URL+c.path, c.kind, c.body, once); status != http.StatusOK {
				t.Errorf("%s: status %d", c.path, status)
			}
		}
		if status, _ := send(t, server.URL+c.path, c.kind, c.body, signed(5*time.Minute+5*time.Second)); status != http.StatusUnauthorized {
			t.Errorf("%s, later: status %d", c.path, status)
		}
		b.until("it is answered", func() bool { return b.echo.tries.Load() > before })
		time.Sleep(100 * time.Millisecond) // for a second answer that must not come
		if n := b.echo.tries.Load() - before; n != 1 {
			t.Errorf("%s: answered %d times", c.path, n)
		}
	}
	if n := b.count.of(string(Duplicate)); n != 4 {
		t.Errorf("%d of 4 replays were known again", n)
	}
}

func TestAcknowledgementCarriesWhatTheResponderSays(t *testing.T) {
	_, server := overHTTP(t, Options{})
	form := "payload=" + `{"type":"view_submission","trigger_id":"1.2.a","user":{"id":"U01ADA"},"team":{"id":"T1"},"view":{"id":"V1"}}`
	for range 2 { // the same again gets the same acknowledgement
		status, body := send(t, server.URL+face.InteractionsPath, "application/x-www-form-urlencoded", form, nil)
		if status != 200 || strings.TrimSpace(body) != `{"response_action":"clear"}` {
			t.Errorf("status %d: %s", status, body)
		}
	}
}

// When the journal cannot be written Slack is to send the event again.
func TestJournalFailingOverHTTP(t *testing.T) {
	b, server := overHTTP(t, Options{})
	b.slack.SetRequestURL(server.URL + face.EventsPath)
	b.refuseWrites(true)
	asked := b.slack.User("U01ADA").DM("are you there?")
	b.until("it was sent twice and refused", func() bool {
		attempts := b.slack.Deliveries()[0].Attempts
		return len(attempts) == 2 && attempts[1].Failure != ""
	})
	if b.d.Ready() == nil {
		t.Error("ready without a journal")
	}
	b.refuseWrites(false)
	if d := b.slack.Deliveries()[0]; d.Acked || d.Attempts[0].Failure != "http_error" {
		t.Errorf("%+v", d)
	}
	payload := string(b.slack.Deliveries()[0].Payload) // as Slack sends it a minute later
	if status, _ := send(t, server.URL+face.EventsPath, "application/json", payload, nil); status != http.StatusOK {
		t.Errorf("status %d", status)
	}
	b.answeredOnce(asked)
}

func sameJSON(t *testing.T, a, b []byte) bool {
	t.Helper()
	return bytes.Equal(canonical(t, a), canonical(t, b))
}
