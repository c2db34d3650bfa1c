package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
)

// A newsroom serves one feed whose entries change from edition to edition.
type newsroom struct {
	edition atomic.Int64
	asked   atomic.Int64 // how often the feed was
	entries int64
}

// newsroomAt serves a newsroom and returns the address of its feed.
func newsroomAt(t *testing.T) (*newsroom, string) {
	t.Helper()
	n := &newsroom{entries: 60}
	server := httptest.NewServer(n)
	t.Cleanup(server.Close)
	return n, server.URL + "/feed"
}

func (n *newsroom) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/feed" {
		http.NotFound(w, r)
		return
	}
	n.asked.Add(1)
	edition := n.edition.Load()
	fmt.Fprint(w, `<rss version="2.0"><channel><title>News</title>`)
	for i := range n.entries {
		fmt.Fprintf(w, `<item><title>Report %[1]d</title><link>http://%[2]s/%[1]d</link><description>%[3]s %[4]s</description></item>`, i, r.Host,
			dispatch(i, edition), strings.Repeat(fmt.Sprintf("The ministry of place %d speaks of rare earths and says that talks go on. ", i), 20))
	}
	fmt.Fprint(w, `</channel></rss>`)
}

// dispatch is what entry i says in an edition: a third of them, in turn, says something else than in the one before.
func dispatch(i, edition int64) string {
	return fmt.Sprintf("Dispatch %d of place %d counts %d ships.", edition-(edition-i%3+3)%3, i, i+100)
}

// held tells whether the store of a data folder holds an edition.
func (n *newsroom) held(t *testing.T, data string, edition int64) bool {
	t.Helper()
	h, err := openStore(t.Context(), &cli{Data: data}, streams{out: t.Output(), err: t.Output()})
	check(t, err)
	defer func() { check(t, h.Close()) }()
	changes, err := h.store.Changes(t.Context(), 0, 1<<20)
	check(t, err)
	var all strings.Builder
	for _, c := range changes { // the newest of each article
		all.WriteString(c.Article.Text)
	}
	for i := range n.entries {
		if !strings.Contains(all.String(), dispatch(i, edition)) {
			return false
		}
	}
	return true
}

// fromLocal lets a command reach sites of this machine.
func fromLocal(c *exec.Cmd) *exec.Cmd {
	c.Env = append(c.Env, "PARLEY_ALLOW_NET=127.0.0.0/8")
	return c
}

// Killed at any moment, syncing loses no article it told of, store and index agree as soon as somebody asks, and the next sync
// brings the rest.
func TestSyncKilled(t *testing.T) {
	n, feed := newsroomAt(t)
	data := t.TempDir()
	sync := []string{"--allow-net", "127.0.0.0/8", "sources", "sync", "--all"}
	run0(t, data, "--allow-net", "127.0.0.0/8", "sources", "add", feed, "--summaries")
	n.edition.Add(1)
	k := killing(t, data, sync...)
	for range kills(t) {
		edition := n.edition.Add(1)
		var said bytes.Buffer
		c := command(t, data, sync...)
		c.Stdout = &said
		ended := k.kill(c)
		k.back(data, "ask", "How many ships does place 7 count?")
		agreed(t, data)
		if told := strings.Contains(said.String(), " added, "); told && !n.held(t, data, edition) || ended && !told {
			t.Errorf("kill %d: it told of all articles, and some are lost: %s", k.kills, said.String())
		}
	}
	run0(t, data, sync...)
	if !n.held(t, data, n.edition.Load()) {
		t.Error("the last sync did not bring everything in")
	}
	agreed(t, data)
	k.tally()
}
