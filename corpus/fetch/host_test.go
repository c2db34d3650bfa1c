package fetch_test

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"sync/atomic"
	"testing"
	"time"

	"parley/corpus/fetch"
)

// A host that was not named is asked with a pause, also by many at once.
func TestPace(t *testing.T) {
	const pace = 400 * time.Millisecond
	s := newSite(t, map[string]http.HandlerFunc{"/a": text("Talks")})
	local := []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	f := newFetcher(t, fetch.Options{Pace: pace, Allow: local})
	began := time.Now()
	for range 4 {
		if _, err := f.Get(t.Context(), fetch.Request{Address: s.URL + "/a"}); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(began); took > 4*pace {
		t.Errorf("a host in a network that is named was asked 4 times in %v", took)
	}
	// By its name it is in no network that was named.
	named := "http://localhost" + s.URL[len("http://127.0.0.1"):]
	began = time.Now()
	done := make(chan error)
	for range 4 {
		go func() {
			_, err := f.Get(t.Context(), fetch.Request{Address: named + "/a", API: true})
			done <- err
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(began); took < 3*pace {
		t.Errorf("4 requests in %v", took)
	}
}

// A server that asks for a moment gets it; one that asks for long is left alone.
func TestRetryAfter(t *testing.T) {
	var busy atomic.Int32
	after := func(text string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			if busy.Add(1) > 1 {
				return
			}
			w.Header().Set("Retry-After", text)
			w.WriteHeader(http.StatusTooManyRequests)
		}
	}
	s := newSite(t, map[string]http.HandlerFunc{"/moment": after("1"), "/hour": after("3600"), "/date": after(time.Now().Add(2 * time.Hour).UTC().Format(http.TimeFormat))})
	f := newFetcher(t, fetch.Options{})
	began := time.Now()
	if _, err := f.Get(t.Context(), fetch.Request{Address: s.URL + "/moment"}); err != nil || time.Since(began) < 900*time.Millisecond {
		t.Errorf("%v after %v", err, time.Since(began))
	}
	for path, least := range map[string]time.Duration{"/hour": 59 * time.Minute, "/date": 119 * time.Minute} {
		busy.Store(0)
		f := newFetcher(t, fetch.Options{})
		_, err := f.Get(t.Context(), fetch.Request{Address: s.URL + path})
		var later *fetch.LaterError
		if !errors.As(err, &later) || time.Until(later.Until) < least || time.Until(later.Until) > least+2*time.Minute {
			t.Fatalf("%s: %v", path, err)
		}
		if _, err = f.Get(t.Context(), fetch.Request{Address: s.URL + "/other"}); !errors.As(err, &later) || len(s.requests("/other")) > 0 {
			t.Errorf("%s: the host was asked again: %v", path, err)
		}
	}
}

// Waiting for a turn ends with the context.
func TestWaitEnds(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/a": text("Talks")})
	f := newFetcher(t, fetch.Options{Pace: time.Hour})
	named := "http://localhost" + s.URL[len("http://127.0.0.1"):]
	if _, err := f.Get(t.Context(), fetch.Request{Address: named + "/a", API: true}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := f.Get(ctx, fetch.Request{Address: named + "/a", API: true}); err == nil {
		t.Error("did not wait")
	}
}
