package fetch_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"parley/corpus/fetch"
)

func TestRobots(t *testing.T) {
	code := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
	}
	for _, c := range []struct {
		name         string
		robots       http.HandlerFunc
		open, closed []string
		says         string
	}{
		{name: "none", robots: nil, open: []string{"/a"}},
		{name: "empty", robots: text(""), open: []string{"/a"}},
		{name: "all closed", robots: text("User-agent: *\nDisallow: /\n"), closed: []string{"/a", "/b/c"}, says: "robots.txt asks"},
		{name: "a part", robots: text("User-agent: *\nDisallow: /b\nAllow: /b/open\n"), open: []string{"/a", "/b/open/x"}, closed: []string{"/b/c"}, says: "robots.txt asks"},
		{name: "others", robots: text("User-agent: Other\nDisallow: /\n"), open: []string{"/a"}},
		{name: "us by name", robots: text("User-agent: *\nDisallow:\n\nUser-agent: parley\nDisallow: /b\n"), open: []string{"/a"}, closed: []string{"/b/c"}, says: "robots.txt asks"},
		{name: "a query", robots: text("User-agent: *\nDisallow: /*?print=\n"), open: []string{"/a"}, closed: []string{"/a?print=1"}, says: "robots.txt asks"},
		{name: "forbidden itself", robots: code(403), open: []string{"/a"}},
		{name: "a server that fails", robots: code(500), closed: []string{"/a"}, says: "answered 500 when asked for its robots.txt"},
		{name: "elsewhere", robots: to("/moved.txt"), open: []string{"/a"}, closed: []string{"/b/c"}, says: "robots.txt asks"},
		{name: "nonsense", robots: text("<html>\x00 not rules"), open: []string{"/a"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSite(t, map[string]http.HandlerFunc{"/robots.txt": c.robots, "/a": text("Talks"), "/b/c": text("no"), "/b/open/x": text("Talks"),
				"/moved.txt": text("User-agent: *\nDisallow: /b\n")})
			f := newFetcher(t, fetch.Options{})
			for _, path := range c.open {
				if _, err := f.Get(t.Context(), fetch.Request{Address: s.URL + path}); err != nil {
					t.Errorf("%s: %v", path, err)
				}
			}
			for _, path := range c.closed {
				_, err := f.Get(t.Context(), fetch.Request{Address: s.URL + path})
				if err == nil || !strings.Contains(err.Error(), c.says) {
					t.Errorf("%s: %v", path, err)
				}
				if bare, _, _ := strings.Cut(path, "?"); bare != "/a" && len(s.requests(bare)) > 0 {
					t.Errorf("%s was fetched", path)
				}
			}
			if n := len(s.requests("/robots.txt")); n != 1 && c.name != "a server that fails" {
				t.Errorf("robots.txt was read %d times", n)
			}
		})
	}
}

// A redirect does not lead past robots.txt, and a file for programs is not under it.
func TestRobotsAround(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/robots.txt": text("User-agent: *\nDisallow: /api\n"), "/a": to("/api/x"), "/api/x": text("Talks")})
	f := newFetcher(t, fetch.Options{})
	if _, err := f.Get(t.Context(), fetch.Request{Address: s.URL + "/a"}); !errors.Is(err, fetch.ErrRefused) {
		t.Errorf("%v", err)
	}
	if _, err := f.Get(t.Context(), fetch.Request{Address: s.URL + "/api/x", API: true}); err != nil {
		t.Error(err)
	}
}

// Waiting for another to read robots.txt ends with the context.
func TestRobotsWaitEnds(t *testing.T) {
	reading, read := make(chan struct{}), make(chan struct{})
	s := newSite(t, map[string]http.HandlerFunc{"/a": text("Talks"), "/robots.txt": func(http.ResponseWriter, *http.Request) {
		close(reading)
		<-read
	}})
	f, done := newFetcher(t, fetch.Options{}), make(chan error)
	get := func(ctx context.Context) {
		_, err := f.Get(ctx, fetch.Request{Address: s.URL + "/a"})
		done <- err
	}
	go get(t.Context())
	<-reading
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	go get(ctx)
	select {
	case err := <-done:
		if !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("it waits on")
		defer func() { <-done }()
	}
	close(read)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestCrawlDelay(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/robots.txt": text("User-agent: *\nCrawl-delay: 0.2\n"), "/a": text("Talks")})
	f := newFetcher(t, fetch.Options{})
	began := time.Now()
	for range 3 {
		if _, err := f.Get(t.Context(), fetch.Request{Address: s.URL + "/a"}); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(began); took < 550*time.Millisecond {
		t.Errorf("robots.txt and 3 pages in %v", took)
	}
}
