package slacktest

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestFailures(t *testing.T) {
	s := New(t, Options{})
	s.FailNext("chat.postMessage", Failure{Status: 503}, Failure{Status: 429, RetryAfter: 1500 * time.Millisecond},
		Failure{Code: "fatal_error"}, Failure{Cut: true}, Failure{Status: 500, After: true}, Failure{Cut: true, After: true})
	try := func(wantStatus int, wantHeader, wantBody string) {
		t.Helper()
		r, err := web.PostForm(s.URL()+"chat.postMessage", arg("token", BotToken, "channel", "C01GENERAL", "text", "a"))
		if wantStatus == 0 {
			if !errors.Is(err, io.EOF) {
				t.Errorf("a cut connection gave %v, %v", r, err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(r.Body)
		_ = r.Body.Close()
		if r.StatusCode != wantStatus || r.Header.Get("Retry-After") != wantHeader || !strings.Contains(string(text), wantBody) {
			t.Errorf("status %d, Retry-After %q, %s", r.StatusCode, r.Header.Get("Retry-After"), text)
		}
	}
	try(503, "", "Unavailable")
	try(429, "2", "Many")
	try(200, "", `"fatal_error"`)
	try(0, "", "")
	if n := len(s.Messages("C01GENERAL")); n != 0 {
		t.Errorf("%d messages before anything was carried out", n)
	}
	try(500, "", "Error")
	try(0, "", "")
	if n := len(s.Messages("C01GENERAL")); n != 2 {
		t.Errorf("%d messages, want the two carried out", n)
	}
	try(200, "", `"ok":true`)
	var errors []string
	for _, c := range s.Calls("chat.postMessage") {
		errors = append(errors, c.Error)
	}
	if got := strings.Join(errors, ","); got != "http 503,http 429,fatal_error,cut,http 500,cut," {
		t.Error(got)
	}
}

func TestHang(t *testing.T) {
	s := New(t, Options{})
	s.FailNext("auth.test", Failure{Hang: true})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL()+"auth.test?token="+BotToken, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := web.Do(r); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}
