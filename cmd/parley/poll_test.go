package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"parley/bot/slack/slacktest"
	"parley/corpus"
)

// feedSite serves any number of feeds of one entry each, at /N, and says whether they have changed.
type feedSite struct {
	edition   atomic.Int64
	requests  atomic.Int64
	condition atomic.Int64 // requests that were conditional
}

func (s *feedSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/robots.txt" {
		http.NotFound(w, r)
		return
	}
	s.requests.Add(1)
	tag := fmt.Sprintf(`"%d"`, s.edition.Load())
	if r.Header.Get("If-None-Match") != "" {
		s.condition.Add(1)
	}
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	text := strings.Repeat(fmt.Sprintf("Feed %s says that talks go on, in its edition %s. ", r.URL.Path, tag), 30)
	fmt.Fprintf(w, `<rss version="2.0"><channel><title>News</title><item><title>Talks %[1]s %[2]d</title><link>http://%[3]s%[1]s/%[2]d</link><description>%[4]s</description></item></channel></rss>`,
		r.URL.Path, s.edition.Load(), r.Host, text)
}

func localWeb(t *testing.T) *web {
	t.Helper()
	w, err := (&cli{AllowNet: "127.0.0.0/8"}).openWeb()
	check(t, err)
	t.Cleanup(w.Close)
	return w
}

func subscribe(t *testing.T, s *corpus.Store, address string, every time.Duration) string {
	t.Helper()
	n := corpus.Subscription{Name: "feed:" + address, Kind: "feed", Address: address, Every: every}
	check(t, s.Subscribe(t.Context(), n))
	return n.Name
}

// Many feeds that are due, a thousand with PARLEY_LOAD set, are polled within a minute, most of them at the same time as
// others; polled again, they are asked whether they have changed and nothing else.
func TestPollFeeds(t *testing.T) {
	feeds := 100
	if os.Getenv("PARLEY_LOAD") != "" {
		feeds = 1000
	}
	at := &feedSite{}
	server := httptest.NewServer(at)
	defer server.Close()
	store, err := corpus.Open(t.Context(), filepath.Join(t.TempDir(), "articles.db"))
	check(t, err)
	defer store.Close()
	for n := range feeds {
		subscribe(t, store, fmt.Sprintf("%s/%d", server.URL, n), time.Hour)
	}
	poll := func(want int64) time.Duration {
		t.Helper()
		began, before := time.Now(), at.requests.Load()
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		p := newPoller(store, localWeb(t), slog.New(slog.NewTextHandler(io.Discard, nil)))
		go func() { defer close(done); p.run(ctx) }()
		for at.requests.Load()-before < want && time.Since(began) < time.Minute {
			time.Sleep(10 * time.Millisecond)
		}
		for due := 1; due > 0 && time.Since(began) < time.Minute; time.Sleep(10 * time.Millisecond) {
			left, err := store.Due(t.Context(), feeds)
			check(t, err)
			due = len(left)
		}
		cancel()
		<-done
		return time.Since(began)
	}
	took := poll(int64(feeds))
	held, err := store.Held(t.Context())
	check(t, err)
	t.Logf("%d feeds polled for the first time in %v, %d of them brought articles", feeds, took.Round(time.Millisecond), len(held))
	if took >= time.Minute || len(held) < feeds-pollers || at.condition.Load() > 0 {
		t.Errorf("%d sources have articles after %v", len(held), took)
	}
	names, err := store.Subscriptions(t.Context())
	check(t, err)
	for _, n := range names {
		check(t, store.Pause(t.Context(), n.Name, false)) // due again
	}
	position, err := store.Position(t.Context())
	check(t, err)
	took = poll(int64(feeds))
	t.Logf("%d feeds polled again in %v, %d requests were conditional", feeds, took.Round(time.Millisecond), at.condition.Load())
	now, err := store.Position(t.Context())
	check(t, err)
	if took >= time.Minute || at.condition.Load() < int64(feeds-pollers) || now-position > pollers {
		t.Errorf("%d conditional requests in %v, %d changes", at.condition.Load(), took, now-position)
	}
}

// A poller that is told to end waits for what is under way, and leaves it due.
func TestPollEnds(t *testing.T) {
	defer goleak.VerifyNone(t)
	asked, closing := make(chan struct{}, 10), make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			asked <- struct{}{}
			select {
			case <-r.Context().Done():
			case <-closing:
			}
		}
	}))
	defer server.Close()
	defer close(closing)
	store, err := corpus.Open(t.Context(), filepath.Join(t.TempDir(), "articles.db"))
	check(t, err)
	defer store.Close()
	subscribe(t, store, server.URL+"/slow", time.Hour)
	w := localWeb(t)
	defer w.Close()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		newPoller(store, w, slog.New(slog.NewTextHandler(io.Discard, nil))).run(ctx)
	}()
	<-asked
	cancel()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Fatal("it goes on")
	}
	if due, err := store.Due(t.Context(), 10); err != nil || len(due) != 1 || due[0].Failures > 0 {
		t.Errorf("%+v, %v", due, err)
	}
}

// A store that takes nothing is told of once a minute, not for every source.
func TestPollRests(t *testing.T) {
	store, err := corpus.Open(t.Context(), filepath.Join(t.TempDir(), "articles.db"))
	check(t, err)
	for n := range 40 {
		subscribe(t, store, fmt.Sprintf("http://127.0.0.1:1/%d", n), time.Hour)
	}
	due, err := store.Due(t.Context(), 40)
	check(t, err)
	check(t, store.Close())
	var log strings.Builder
	p := newPoller(store, localWeb(t), slog.New(slog.NewTextHandler(&log, nil)))
	for _, n := range due {
		p.sync(t.Context(), n)
	}
	if got := strings.Count(log.String(), "\n"); got != 1 || !p.resting() {
		t.Errorf("%d lines:\n%s", got, &log)
	}
}

// What is added in Slack is answered from, and taken back it is not.
func TestServeAdds(t *testing.T) {
	at := &feedSite{}
	server := httptest.NewServer(at)
	defer server.Close()
	workspace := slacktest.New(t, slacktest.Options{})
	data := t.TempDir()
	t.Setenv("PARLEY_ALLOW_NET", "127.0.0.0/8")
	p := serve(t, workspace, data).connected()
	const channel, admin = "C01GENERAL", "U01ADA"
	says := func(what string) slacktest.Message {
		t.Helper()
		p.until(what, func() bool {
			all := workspace.Messages(channel)
			return len(all) > 0 && strings.Contains(string(all[len(all)-1].Blocks), what)
		})
		all := workspace.Messages(channel)
		return all[len(all)-1]
	}
	workspace.User(admin).Slash(channel, "/parley", "add "+server.URL+"/news")
	added := says("Added, ")
	if text := string(added.Blocks); !strings.Contains(text, " passage") || !strings.Contains(text, "Talks /news 0") {
		t.Errorf("%s", text)
	}
	if list := run0(t, data, "sources"); !strings.Contains(list, "feed:"+server.URL+"/news\n  1 article, every 30 minutes, synced") {
		t.Errorf("%s", list)
	}
	workspace.User(admin).Click(added, "undo:0")
	says("1 article removed.")
	if list := run0(t, data, "sources"); list != "" {
		t.Errorf("%s", list)
	}
	workspace.User(admin).Slash(channel, "/parley", "add "+strings.Replace(server.URL, "127.0.0.1", "10.255.255.1", 1)+"/news?token=hunter2")
	if text := string(says("I could not, because: ").Blocks); !strings.Contains(text, "PARLEY_ALLOW_NET") || strings.Contains(text+p.said(), "hunter2") {
		t.Errorf("%s", text)
	}
}

// What comes in while parley serve runs is answered from within ten seconds, also where the source was added beside it.
func TestServePolls(t *testing.T) {
	at := &feedSite{}
	server := httptest.NewServer(at)
	defer server.Close()
	workspace := slacktest.New(t, slacktest.Options{})
	data := t.TempDir()
	t.Setenv("PARLEY_ALLOW_NET", "127.0.0.0/8")
	p := serve(t, workspace, data).connected()
	run0(t, data, "sources", "add", "--later", server.URL+"/news")
	began := time.Now()
	p.until("the articles were indexed", func() bool { return strings.Contains(p.said(), "articles were taken over") })
	took := time.Since(began)
	t.Logf("added, fetched and indexed in %v", took.Round(time.Millisecond))
	if took > 10*time.Second || !strings.Contains(p.said(), "articles came in") {
		t.Errorf("after %v: %s", took, p.said())
	}
}
