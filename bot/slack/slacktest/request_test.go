package slacktest

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A receiver is an app behind a request URL that keeps what came and answers what it is told.
type receiver struct {
	*httptest.Server
	got chan *received
}

type received struct {
	head http.Header
	body string
}

func receive(t *testing.T, answer http.HandlerFunc) *receiver {
	r := &receiver{got: make(chan *received, 100)}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		text, _ := io.ReadAll(req.Body)
		req.Body = io.NopCloser(strings.NewReader(string(text)))
		answer(w, req)
		r.got <- &received{req.Header, string(text)}
	}))
	t.Cleanup(r.Close)
	return r
}

func (r *receiver) next(t *testing.T) *received {
	t.Helper()
	select {
	case got := <-r.got:
		return got
	case <-time.After(5 * time.Second):
		t.Fatal("no request came")
		return nil
	}
}

func TestSign(t *testing.T) {
	// The worked example of docs.slack.dev/authentication/verifying-requests-from-slack.
	h := http.Header{}
	Sign(h, "8f742231b10e8888abcd99yyyzzz85a5", time.Unix(1531420618, 0), []byte("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"))
	if got := h.Get("X-Slack-Signature"); got != "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503" {
		t.Error(got)
	}
}

func TestRequests(t *testing.T) {
	app := receive(t, func(http.ResponseWriter, *http.Request) {})
	s := New(t, Options{RequestURL: app.URL})
	ada := s.User("U01ADA")
	check := func(r *received, kind string) {
		t.Helper()
		signed := http.Header{}
		Sign(signed, SigningSecret, clockOf(s).Now(), []byte(r.body))
		if r.head.Get("X-Slack-Signature") != signed.Get("X-Slack-Signature") || r.head.Get("Content-Type") != kind || r.head.Get("X-Slack-Retry-Num") != "" {
			t.Errorf("%v %s", r.head, r.body)
		}
	}
	ada.DM("question")
	event := app.next(t)
	if check(event, "application/json"); !strings.Contains(event.body, `"type":"event_callback"`) {
		t.Error(event.body)
	}
	ada.Slash("C01GENERAL", "/parley", "tariffs & chips")
	command := app.next(t)
	check(command, "application/x-www-form-urlencoded")
	if form, err := url.ParseQuery(command.body); err != nil || form.Get("command") != "/parley" || form.Get("text") != "tariffs &amp; chips" {
		t.Errorf("%s %v", command.body, err)
	}
	ada.GlobalShortcut("ask")
	shortcut := app.next(t)
	check(shortcut, "application/x-www-form-urlencoded")
	if form, err := url.ParseQuery(shortcut.body); err != nil || !strings.Contains(form.Get("payload"), `"callback_id":"ask"`) {
		t.Errorf("%s %v", shortcut.body, err)
	}
	until(t, s, func() bool { d := s.Deliveries(); return d[0].Acked && d[1].Acked && d[2].Acked })
}

func TestRequestRetries(t *testing.T) {
	app := receive(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) })
	s := New(t, Options{RequestURL: app.URL})
	s.User("U01ADA").DM("question")
	type try struct{ num, reason string }
	var got []try
	for _, wait := range []time.Duration{0, 0, time.Minute, 5 * time.Minute} {
		failed := len(got)
		until(t, s, func() bool { // the failure before has been noted, and its timer is set
			a := s.Deliveries()[0].Attempts
			return failed == 0 || a[failed-1].Failure == "http_error"
		})
		clockOf(s).Advance(wait)
		r := app.next(t)
		got = append(got, try{r.head.Get("X-Slack-Retry-Num"), r.head.Get("X-Slack-Retry-Reason")})
	}
	if d := cmp.Diff([]try{{}, {"1", "http_error"}, {"2", "http_error"}, {"3", "http_error"}}, got, cmp.AllowUnexported(try{})); d != "" {
		t.Error(d)
	}
	until(t, s, func() bool { return s.Deliveries()[0].Attempts[3].Failure != "" })
	clockOf(s).Advance(time.Hour)
	if n := len(s.Deliveries()[0].Attempts); n != 4 {
		t.Errorf("%d attempts", n)
	}
}

func TestRequestFailures(t *testing.T) {
	hang := make(chan struct{})
	for _, c := range []struct {
		name, want string
		attempts   int
		answer     http.HandlerFunc
	}{
		{"no retry", "http_error", 1, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X-Slack-No-Retry", "1")
			w.WriteHeader(500)
		}},
		{"redirects", "too_many_redirects", 2, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) }},
		{"cut", "connection_failed", 2, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }},
		{"slow", "http_timeout", 2, func(_ http.ResponseWriter, r *http.Request) {
			select {
			case <-hang:
			case <-r.Context().Done():
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			app := receive(t, c.answer)
			s := New(t, Options{RequestURL: app.URL})
			s.User("U01ADA").DM("question")
			failed := func() bool { return s.Deliveries()[0].Attempts[0].Failure != "" }
			if c.name == "slow" {
				for s.Wait(failed, 10*time.Millisecond) != nil {
					clockOf(s).Advance(answerWithin) // once the request is on its way
				}
			}
			until(t, s, failed)
			d := s.Deliveries()[0]
			if d.Attempts[0].Failure != c.want || len(d.Attempts) != c.attempts {
				t.Errorf("%+v", d.Attempts)
			}
			if c.name == "slow" {
				close(hang)
			}
			s.Close()
		})
	}
}

func TestVerifyURL(t *testing.T) {
	honest := receive(t, func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(w, r.Body) })
	deaf := receive(t, func(http.ResponseWriter, *http.Request) {})
	broken := receive(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) })
	s := New(t, Options{})
	if err := s.VerifyURL(t.Context(), honest.URL); err != nil {
		t.Error(err)
	}
	if r := honest.next(t); !strings.Contains(r.body, `"type":"url_verification"`) || r.head.Get("X-Slack-Signature") == "" {
		t.Errorf("%+v", r)
	}
	if err := s.VerifyURL(t.Context(), deaf.URL); err == nil {
		t.Error("no challenge came back")
	}
	if err := s.CheckSSL(t.Context(), deaf.URL); err != nil {
		t.Error(err)
	}
	if r := deaf.next(t); r == nil || !strings.Contains(deaf.next(t).body, "ssl_check=1") {
		t.Error("no ssl_check came")
	}
	if err := s.CheckSSL(t.Context(), broken.URL); err == nil {
		t.Error("500 is no answer to ssl_check")
	}
}

func TestSetRequestURL(t *testing.T) {
	app := receive(t, func(http.ResponseWriter, *http.Request) {})
	s := New(t, Options{})
	s.SetRequestURL(app.URL)
	s.User("U01ADA").DM("question")
	app.next(t)
	s.SetRequestURL("")
	s.User("U01ADA").DM("another")
	if e := dial(t, s).next(); e["type"] != "events_api" {
		t.Errorf("%v", e)
	}
}
