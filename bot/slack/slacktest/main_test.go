package slacktest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// web is a client that leaves nothing open behind it.
var web = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 10 * time.Second}

// arg makes arguments of pairs.
func arg(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return v
}

// ask calls a method with the bot token in a form, and gives the answer.
func ask(t *testing.T, s *Server, method string, pairs ...string) object {
	t.Helper()
	form := arg(pairs...)
	if !form.Has("token") {
		form.Set("token", BotToken)
	}
	r, err := web.PostForm(s.URL()+method, form)
	if err != nil {
		t.Fatal(err)
	}
	return body(t, r)
}

func body(t *testing.T, r *http.Response) (o object) {
	t.Helper()
	defer func() { _ = r.Body.Close() }() // read to its end below
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	if json.Unmarshal(text, &o) != nil {
		return object{"status": r.StatusCode, "text": string(text)}
	}
	return o
}

// want asks for an error code, or "" for ok.
func want(t *testing.T, got object, code string) {
	t.Helper()
	if e, _ := got["error"].(string); e != code || (code == "") != (got["ok"] == true) {
		t.Errorf("got %v, want %q", got, code)
	}
}

// post posts a text and gives its ts.
func post(t *testing.T, s *Server, channel, text string, more ...string) string {
	t.Helper()
	got := ask(t, s, "chat.postMessage", append([]string{"channel", channel, "text", text}, more...)...)
	want(t, got, "")
	ts, _ := got["ts"].(string)
	return ts
}

// clock gives the stand-in's fake clock.
func clockOf(s *Server) *FakeClock { return s.clock.(*FakeClock) }

// until fails the test unless cond becomes true.
func until(t *testing.T, s *Server, cond func() bool) {
	t.Helper()
	if err := s.Wait(cond, 5*time.Second); err != nil {
		t.Fatal(err)
	}
}

// events gives the inner events of a name that were sent to the app.
func events(t *testing.T, s *Server, name string) (list []object) {
	t.Helper()
	for _, d := range s.Deliveries() {
		var payload struct{ Event object }
		if err := json.Unmarshal(d.Payload, &payload); err != nil {
			t.Fatal(err)
		}
		if d.Kind == eventsAPI && d.Name == name {
			list = append(list, payload.Event)
		}
	}
	return list
}

// stopped is a T that remembers why it was stopped.
type stopped struct{ testing.TB }

type stop string

func (stopped) Fatalf(format string, args ...any) {
	panic(stop(strings.ReplaceAll(format, "slacktest: ", "")))
}

// impossible asks that a person cannot do what f does.
func impossible(t *testing.T, what string, f func(s *Server)) {
	t.Helper()
	s := New(stopped{t}, Options{})
	defer func() {
		t.Helper()
		if _, ok := recover().(stop); !ok {
			t.Errorf("%s was possible", what)
		}
	}()
	f(s)
}
