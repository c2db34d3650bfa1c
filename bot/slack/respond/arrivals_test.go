package respond

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/bot/slack/slacktest"
	"parley/corpus"
)

// A newsroom is a desk on which time passes as the test says, and articles come in.
type newsroom struct {
	*desk
	now  *slacktest.FakeClock
	held pile
}

func newNewsroom(t *testing.T) *newsroom {
	first := pile{lions(expiry)}
	n := &newsroom{newDesk(t, set{still: true, articles: first}), slacktest.NewFakeClock(summer), first}
	j, err := journal.Open(t.Context(), n.db, n.now.Now)
	check(t, err)
	parts := n.r.Parts
	parts.Journal, parts.Clock = j, n.now.Now
	n.desk.journal, n.r = j, New(parts, n.r.options)
	return n
}

// commands gives a command in general.
func (n *newsroom) commands(user, text string) {
	n.t.Helper()
	n.slack.User(user).Slash(general, face.Command, text)
	n.respond(n.take(delivery.Command))
}

// comes brings articles of these titles in.
func (n *newsroom) comes(titles ...string) {
	n.t.Helper()
	for _, title := range titles {
		n.held = append(n.held, corpus.Article{
			ID: strings.ToLower(title), Title: title, Publisher: "The Wire", URL: "https://wire.example/" + title, Published: "2026-09-01",
			Text: title + " is what this article of some words is about.",
		})
	}
	_, err := corpus.Sync(n.t.Context(), n.store, n.held, nil)
	check(n.t, err)
}

// sends tells channels what came in, as a process does that has just started.
func (n *newsroom) sends() {
	n.t.Helper()
	at, err := n.store.Position(n.t.Context())
	check(n.t, err)
	check(n.t, New(n.r.Parts, n.r.options).SendArrivals(n.t.Context(), at))
}

// told wants what general was told of, each a part of one message, in order.
func (n *newsroom) told(want ...string) {
	n.t.Helper()
	var all []string
	for _, m := range n.slack.Messages(general) {
		if text := plainly(m.Text); strings.Contains(text, "came in or changed") {
			all = append(all, text)
		}
		if bad := slacktest.CheckBlocks(m.Blocks, slacktest.InMessage); len(bad) > 0 {
			n.t.Errorf("%v", bad)
		}
	}
	if !slices.EqualFunc(all, want, strings.Contains) {
		n.t.Errorf("told %q, want %q", all, want)
	}
}

// A channel is told once of what comes in, at most every ten minutes, from when it wanted to know until it does no more.
func TestArrivals(t *testing.T) {
	n := newNewsroom(t)
	n.comes("Before")
	n.commands(ben, "sources watch")
	says(t, n.private(ben, 1).Text, "Only admins and owners of this workspace may decide what I say in a channel")
	n.commands(ada, "sources watch")
	n.commands(ada, "Sources Watch")
	says(t, n.private(ada, 1).Text, "told of articles already")
	n.sends()
	n.told()
	n.comes("Pandas", "Tigers")
	n.sends()
	n.sends()
	first := "2 articles came in or changed, from The Wire: "
	n.told(first)
	n.comes("Bears")
	n.now.Advance(9 * time.Minute)
	n.sends()
	n.told(first)
	n.now.Advance(time.Minute)
	n.sends()
	n.sends()
	n.told(first, "1 article came in or changed, from The Wire: Bears")
	n.commands(ada, "sources unwatch")
	n.commands(ada, "sources unwatch")
	says(t, n.private(ada, 2).Text, "This channel is not told of articles")
	n.comes("Wolves")
	n.now.Advance(time.Hour)
	n.sends()
	n.told(first, "Bears")
	if all := n.slack.Messages(general); !strings.Contains(all[0].Text, "I say so here") || !strings.Contains(all[len(all)-1].Text, "I no longer say here") {
		t.Errorf("%s … %s", all[0].Text, all[len(all)-1].Text)
	}
}

// A process that died after it told a channel, or before, is followed by one that tells it once; of what came in meanwhile the next time.
func TestArrivalsAreToldOnceThoughTheProcessDies(t *testing.T) {
	for _, posted := range []bool{true, false} {
		n := newNewsroom(t)
		n.commands(ada, "sources watch")
		n.comes("Pandas")
		at, err := n.store.Position(t.Context())
		check(t, err)
		a, ok, err := n.journal.TakeArrival(t.Context(), at, silentFor)
		if err != nil || !ok {
			t.Fatalf("%v %v", ok, err)
		}
		if posted {
			_, err := n.r.sendArrival(t.Context(), a)
			check(t, err)
		}
		n.comes("Bears")
		n.sends() // it is in hand
		n.now.Advance(journal.RemindWithin)
		n.sends()
		n.sends()
		n.told("1 article came in or changed, from The Wire: Pandas")
		n.now.Advance(silentFor)
		n.sends()
		n.told("Pandas", "1 article came in or changed, from The Wire: Bears")
	}
}

// A channel is told of the collections it is set to, and where it cannot be told, others are all the same.
func TestArrivalsKeepToTheSettings(t *testing.T) {
	n := newNewsroom(t)
	n.commands(ada, "sources watch")
	n.configured(func(s *journal.Settings) { s.Collections = []string{"rules"} })
	_, err := n.journal.Announce(t.Context(), journal.Channel{Team: team, ID: "C0GONE"}, ada, 0)
	check(t, err)
	n.comes("Pandas")
	n.sends()
	n.told()
	n.held = append(n.held, corpus.Article{ID: "rule", Title: "A rule", Collection: "rules", Published: "2026-09-01", Text: "A rule of six words or more."})
	n.comes()
	n.sends()
	n.told("1 article came in or changed: A rule")
	says(t, n.log.String(), "a channel cannot be told of articles")
}

// While articles come in nobody is told; once that is over everybody is.
func TestKeepAnnouncing(t *testing.T) {
	n := newNewsroom(t)
	n.commands(ada, "sources watch")
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { n.r.KeepAnnouncing(ctx, 500*time.Millisecond); close(ended) }()
	for i := range 8 {
		n.comes(fmt.Sprint("Story", i))
		time.Sleep(20 * time.Millisecond)
	}
	n.until("it is told", func() bool { return len(n.slack.Messages(general)) == 2 })
	cancel()
	<-ended
	n.told("8 articles came in or changed, from The Wire: ")
}
