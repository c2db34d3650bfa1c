package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/corpus"
)

// adding returns an adder for sources on this machine.
func adding(t *testing.T) adder {
	t.Helper()
	store, err := corpus.Open(t.Context(), filepath.Join(t.TempDir(), "articles.db"))
	check(t, err)
	t.Cleanup(func() { _ = store.Close() })
	return adder{store: store, web: localWeb(t)}
}

// A slowSite is a feedSite whose feeds come only when they are let go.
type slowSite struct {
	feedSite
	asked, let chan struct{}
}

func (s *slowSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/robots.txt" {
		s.asked <- struct{}{}
		<-s.let
	}
	s.feedSite.ServeHTTP(w, r)
}

// A source that is taken back while the poller syncs it leaves nothing behind, and is not said to have failed.
func TestUndoWhilePolled(t *testing.T) {
	at := &slowSite{asked: make(chan struct{}, 1), let: make(chan struct{})}
	server := httptest.NewServer(at)
	defer server.Close()
	a := adding(t)
	name := subscribe(t, a.store, server.URL+"/news", time.Hour)
	due, err := a.store.Due(t.Context(), 1)
	check(t, err)
	var log strings.Builder
	p := newPoller(a.store, a.web, slog.New(slog.NewTextHandler(&log, nil)))
	done := make(chan struct{})
	go func() { defer close(done); p.sync(t.Context(), due[0]) }()
	<-at.asked
	if removed, err := a.Undo(t.Context(), name); err != nil || removed != 0 {
		t.Errorf("%d, %v", removed, err)
	}
	close(at.let)
	<-done
	left, err := a.store.List(t.Context(), corpus.Filter{})
	if err != nil || len(left) > 0 || strings.Contains(log.String(), "level=WARN") {
		t.Errorf("%v, %v, %s", left, err, &log)
	}
}

// Nobody else takes a source while it is added, from the first moment on.
func TestAddIsAlone(t *testing.T) {
	server := httptest.NewServer(&feedSite{})
	defer server.Close()
	a := adding(t)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for n := range 20 {
			added, err := a.Add(t.Context(), fmt.Sprintf("%s/%d", server.URL, n), func(int) {})
			if err != nil || added.Articles != 1 || added.Going {
				t.Errorf("%+v, %v", added, err)
			}
		}
	}()
	taken := 0
	for added := false; !added; {
		select {
		case <-done:
			added = true
		default:
		}
		if due, err := a.store.Due(t.Context(), 1); err != nil || len(due) > 0 {
			taken++
		}
	}
	if taken > 0 {
		t.Errorf("another could take it %d times", taken)
	}
}

// A source that cannot be brought in while someone waits is left to the poller at once.
func TestAddGoesOn(t *testing.T) {
	at := &slowSite{asked: make(chan struct{}, 2), let: make(chan struct{}, 1)}
	server := httptest.NewServer(at)
	defer server.Close()
	defer close(at.let)
	a := adding(t)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		at.let <- struct{}{} // what is looked at to tell what kind of source it is
		<-at.asked
		<-at.asked
		cancel()
	}()
	added, err := a.Add(ctx, server.URL+"/news", func(int) {})
	if err != nil || !added.Going {
		t.Fatalf("%+v, %v", added, err)
	}
	if due, err := a.store.Due(t.Context(), 1); err != nil || len(due) != 1 || due[0].Name != added.Source {
		t.Errorf("due: %v, %v", due, err)
	}
}
