package pace

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

const api = "https://slack.com/api/"

// A slack answers calls by a script, one answer a call, and with "ok" when it is over.
type slack struct {
	mu     sync.Mutex
	script []func() (*http.Response, error)
	calls  []made
}

type made struct {
	at   time.Time
	body string
}

func (s *slack) RoundTrip(r *http.Request) (*http.Response, error) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, made{time.Now(), string(body)})
	if len(s.script) == 0 {
		return says(200, `{"ok":true}`)()
	}
	next := s.script[0]
	s.script = s.script[1:]
	return next()
}

// then adds what comes after the rest of the script.
func (s *slack) then(next func() (*http.Response, error)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.script = append(s.script, next)
}

func says(status int, body string, head ...string) func() (*http.Response, error) {
	return func() (*http.Response, error) {
		h := http.Header{}
		for i := 0; i < len(head); i += 2 {
			h.Set(head[i], head[i+1])
		}
		return &http.Response{StatusCode: status, Header: h, Body: io.NopCloser(strings.NewReader(body))}, nil
	}
}

func fails(err error) func() (*http.Response, error) {
	return func() (*http.Response, error) { return nil, err }
}

// A bench is a transport before a slack.
type bench struct {
	t     *testing.T
	slack *slack
	*Transport
	codes map[string]int
	mu    sync.Mutex
}

func (b *bench) Called(method, code string, _ time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.codes[method+" "+code]++
}

func newBench(t *testing.T, script ...func() (*http.Response, error)) *bench {
	b := &bench{t: t, slack: &slack{script: script}, codes: map[string]int{}}
	transport, err := New(b.slack, api, b)
	if err != nil {
		t.Fatal(err)
	}
	b.Transport = transport
	return b
}

// call calls a method with a form, as slack-go does, and returns the body of the answer.
func (b *bench) call(ctx context.Context, method string, pairs ...string) (string, error) {
	form := url.Values{"token": {"xoxb-secret"}}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	address := method
	if !strings.Contains(method, "://") {
		address = api + method
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := b.RoundTrip(r)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return fmt.Sprint(response.StatusCode, " ", string(text)), err
}

// in runs a test in a bubble in which time passes at once.
func in(t *testing.T, test func(t *testing.T)) {
	t.Helper()
	synctest.Test(t, test)
}

// Two channels do not wait for each other; one gets a burst and then a message a second.
func TestPostsKeepToOneASecondAndChannel(t *testing.T) {
	in(t, func(t *testing.T) {
		b := newBench(t)
		began := time.Now()
		var wg sync.WaitGroup
		for i := range 20 {
			wg.Go(func() { _, _ = b.call(t.Context(), "chat.postMessage", "channel", fmt.Sprint("C", i%2)) })
		}
		wg.Wait()
		if took := time.Since(began); took != 7*time.Second { // ten each, three of them at once
			t.Errorf("it took %v", took)
		}
	})
}

func TestWorkspacesDoNotWaitForEachOther(t *testing.T) {
	in(t, func(t *testing.T) {
		b := newBench(t)
		began := time.Now()
		for i := range 30 {
			_, _ = b.call(t.Context(), "chat.postMessage", "channel", "C1", "token", fmt.Sprint("xoxb-", i))
		}
		if took := time.Since(began); took != 0 {
			t.Errorf("it took %v", took)
		}
	})
}

func TestTiers(t *testing.T) {
	in(t, func(t *testing.T) {
		b := newBench(t)
		began := time.Now()
		for range tier3 { // half at once, the rest at the rate of the tier
			_, _ = b.call(t.Context(), "chat.update", "channel", "C1")
		}
		if took := time.Since(began); took != 30*time.Second {
			t.Errorf("it took %v", took)
		}
	})
}

// A pause holds back every call of the method in that channel, and no other.
func TestPausesAreKept(t *testing.T) {
	in(t, func(t *testing.T) {
		b := newBench(t, says(429, `{"ok":false,"error":"ratelimited"}`, "Retry-After", "7"))
		began := time.Now()
		if got, err := b.call(t.Context(), "chat.postMessage", "channel", "C1"); err != nil || got != `200 {"ok":true}` {
			t.Errorf("%q, %v", got, err)
		}
		if took := time.Since(began); took < 7*time.Second || took > 9*time.Second {
			t.Errorf("it took %v", took)
		}
		if b.slack.calls[0].body != b.slack.calls[1].body {
			t.Errorf("another body: %v", b.slack.calls)
		}
		b.slack.script = append(b.slack.script, says(429, ``, "Retry-After", "30"))
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if got, err := b.call(ctx, "chat.postMessage", "channel", "C1"); err != nil || !strings.HasPrefix(got, "429") {
			t.Errorf("a pause past the deadline: %q, %v", got, err)
		}
		began = time.Now()
		if _, err := b.call(ctx, "chat.postMessage", "channel", "C1"); !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 0 {
			t.Errorf("%v after %v", err, time.Since(began))
		}
		if _, err := b.call(ctx, "chat.postMessage", "channel", "C2"); err != nil || time.Since(began) > 0 {
			t.Errorf("another channel waited: %v", err)
		}
		if b.codes["chat.postMessage ratelimited"] != 2 || b.codes["chat.postMessage "] != 2 {
			t.Errorf("%v", b.codes)
		}
	})
}

// A sign of work is made now or not at all: an answer may wait behind it.
func TestSignsDoNotWait(t *testing.T) {
	in(t, func(t *testing.T) {
		b := newBench(t)
		began, refused := time.Now(), 0
		for range special {
			if _, err := b.call(t.Context(), "assistant.threads.setStatus", "channel_id", "C1"); errors.Is(err, context.DeadlineExceeded) {
				refused++
			}
		}
		if refused != special/2 || time.Since(began) > 0 {
			t.Errorf("%d refused after %v", refused, time.Since(began))
		}
	})
}

// A deadline that comes before the turn is told at once, not when it has passed.
func TestTurnPastTheDeadline(t *testing.T) {
	in(t, func(t *testing.T) {
		b := newBench(t)
		ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
		defer cancel()
		began := time.Now()
		var err error
		for range post.burst + 1 {
			_, err = b.call(ctx, "chat.postMessage", "channel", "C1")
		}
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 0 || strings.Contains(err.Error(), "xoxb") {
			t.Errorf("%v after %v", err, time.Since(began))
		}
	})
}

// A call that was held back is told from one that may have arrived before it was.
func TestUnsent(t *testing.T) {
	broken, refused := errors.New("read tcp: connection reset by peer"), &net.OpError{Op: "dial", Err: errors.New("connection refused")}
	for name, c := range map[string]struct {
		method string
		first  error // of a first try; nil for none
		want   bool
	}{
		"held back at once":                 {"chat.postEphemeral", nil, true},
		"after a try without a connection":  {"chat.postEphemeral", refused, true},
		"after a try that may have arrived": {"chat.update", broken, false},
	} {
		in(t, func(t *testing.T) {
			b := newBench(t)
			pause := func() {
				ctx, cancel := context.WithTimeout(t.Context(), time.Second)
				defer cancel()
				b.slack.then(says(429, "", "Retry-After", "20"))
				_, _ = b.call(ctx, c.method, "channel", "C1")
			}
			if c.first == nil {
				pause()
			} else {
				b.slack.then(fails(c.first))
				time.AfterFunc(firstWait/4, pause) // by another call, before the second try
			}
			ctx, cancel := context.WithTimeout(t.Context(), 15*time.Second)
			defer cancel()
			_, err := b.call(ctx, c.method, "channel", "C1")
			if got := errors.As(err, new(Unsent)); got != c.want || !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%s: %v, unsent %v", name, err, got)
			}
			synctest.Wait()
		})
	}
}

// A response_url carries no token: one that has to wait holds back no other.
func TestReplyURLsDoNotWaitForEachOther(t *testing.T) {
	in(t, func(t *testing.T) {
		b := newBench(t, says(429, "", "Retry-After", "20"))
		ctx, cancel := context.WithTimeout(t.Context(), 15*time.Second)
		defer cancel()
		first := "https://hooks.slack.com/commands/T1/2/secret"
		_, _ = b.call(ctx, first, "token", "")
		if _, err := b.call(ctx, "https://hooks.slack.com/commands/T2/3/secret", "token", ""); err != nil {
			t.Errorf("another waited: %v", err)
		}
		if _, err := b.call(ctx, first, "token", ""); !errors.As(err, new(Unsent)) || strings.Contains(err.Error(), "secret") {
			t.Errorf("the first: %v", err)
		}
	})
}

// What posts is made once even if nobody knows whether it arrived; the rest is repeated.
func TestRepeats(t *testing.T) {
	broken := errors.New("read tcp: connection reset by peer")
	refused := &net.OpError{Op: "dial", Err: errors.New("connection refused")}
	for _, c := range []struct {
		method string
		how    func() (*http.Response, error)
		want   int
	}{
		{"chat.postMessage", says(502, "bad gateway"), 1},
		{"chat.postMessage", fails(broken), 1},
		{"chat.postMessage", fails(refused), mostTries},
		{"chat.postEphemeral", fails(broken), 1},
		{"views.open", says(500, ""), 1},
		{"chat.startStream", fails(broken), 1},
		{"https://hooks.slack.com/commands/T1/2/secret", says(500, ""), 1},
		{"chat.update", says(502, "bad gateway"), mostTries},
		{"views.publish", fails(broken), mostTries},
		{"conversations.replies", says(503, ""), mostTries},
		{"reactions.add", fails(broken), mostTries},
		{"auth.test", fails(broken), mostTries},
		{"chat.postMessage", says(404, "not found"), 1},
	} {
		in(t, func(t *testing.T) {
			b := newBench(t)
			for range 10 {
				b.slack.script = append(b.slack.script, c.how)
			}
			if _, err := b.call(t.Context(), c.method, "channel", "C1"); err != nil && strings.Contains(err.Error(), "secret") {
				t.Errorf("a secret in %v", err)
			}
			if got := len(b.slack.calls); got != c.want {
				t.Errorf("%s was made %d times, want %d", c.method, got, c.want)
			}
		})
	}
}

// What answers 404 is used up: the caller, who knows the next best place, hears so, and nothing is repeated.
func TestExpiredResponseURL(t *testing.T) {
	in(t, func(t *testing.T) {
		b := newBench(t, says(404, "expired_url"))
		got, err := b.call(t.Context(), "https://hooks.slack.com/commands/T1/2/secret")
		if err != nil || got != "404 expired_url" || b.codes["response_url http 404"] != 1 || len(b.slack.calls) != 1 {
			t.Errorf("%q, %v, %v", got, err, b.codes)
		}
	})
}

// What went wrong by Slack's own word is no business of a transport.
func TestRefusalsComeThrough(t *testing.T) {
	in(t, func(t *testing.T) {
		b := newBench(t, says(200, `{"ok":false,"error":"is_archived"}`))
		if got, err := b.call(t.Context(), "chat.postMessage", "channel", "C1"); err != nil || !strings.Contains(got, "is_archived") {
			t.Errorf("%q, %v", got, err)
		}
		if b.codes["chat.postMessage is_archived"] != 1 {
			t.Errorf("%v", b.codes)
		}
	})
}

// A file goes by in one piece: it cannot be sent again.
func TestStreamsAreSentOnce(t *testing.T) {
	in(t, func(t *testing.T) {
		b := newBench(t, says(500, ""))
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, api+"files.info", io.NopCloser(strings.NewReader("a file")))
		if err != nil {
			t.Fatal(err)
		}
		response, err := b.RoundTrip(r)
		if err != nil || response.StatusCode != 500 || len(b.slack.calls) != 1 || b.slack.calls[0].body != "a file" {
			t.Errorf("%v, %v, %v", response, err, b.slack.calls)
		}
	})
}

func TestCancelledWhileItWaits(t *testing.T) {
	in(t, func(t *testing.T) {
		b := newBench(t, says(429, "", "Retry-After", "60"))
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		if _, err := b.call(ctx, "auth.test"); !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	})
}

func TestJSONNamesItsChannel(t *testing.T) {
	r, err := http.NewRequest(http.MethodPost, api+"chat.postMessage", strings.NewReader(`{"channel":"C7","n":1}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json; charset=utf-8")
	r.Header.Set("Authorization", "Bearer xoxb-1")
	c, err := read(r, "/api/")
	if err != nil || c.channel != "C7" || c.method != "chat.postMessage" || c.workspace == [8]byte{} {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestGatesAtRestAreForgotten(t *testing.T) {
	in(t, func(t *testing.T) {
		b := newBench(t)
		for i := range mostGates + 10 {
			_, _ = b.call(t.Context(), "chat.postMessage", "channel", fmt.Sprint("C", i))
			if i == mostGates-1 {
				time.Sleep(time.Minute)
			}
		}
		if n := len(b.gates.all); n > 10 {
			t.Errorf("%d gates", n)
		}
	})
}

func TestNewWantsAnAddress(t *testing.T) {
	for _, address := range []string{"", "slack.com/api/", "https://slack.com/api", "://"} {
		if _, err := New(http.DefaultTransport, address, nil); err == nil {
			t.Errorf("%q was taken", address)
		}
	}
}
