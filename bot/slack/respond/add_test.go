package respond

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	face "parley/bot/slack"
	"parley/bot/slack/slacktest"
	"parley/corpus"
)

// A fakeWeb is sources that can be made to say anything.
type fakeWeb struct {
	mu      sync.Mutex
	added   face.Added
	err     error
	hold    chan struct{} // Add waits for it, having told of 7 documents
	saw     []string
	undone  []string
	missing bool
}

func (f *fakeWeb) Check(address string) (string, error) {
	if !strings.HasPrefix(address, "http") {
		return "", errors.New("it is not a web address")
	}
	shown, _, _ := strings.Cut(address, "?")
	return shown, nil
}

func (f *fakeWeb) Add(ctx context.Context, address string, progress func(int)) (face.Added, error) {
	f.mu.Lock()
	f.saw = append(f.saw, address)
	hold := f.hold
	f.mu.Unlock()
	if hold != nil {
		for {
			progress(7)
			select {
			case <-hold:
				return f.added, f.err
			case <-ctx.Done():
				return face.Added{}, ctx.Err()
			case <-time.After(100 * time.Millisecond):
			}
		}
	}
	return f.added, f.err
}

func (f *fakeWeb) Undo(_ context.Context, name string) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.missing {
		return 0, fmt.Errorf("%w: %s", corpus.ErrNotFound, name)
	}
	f.undone, f.missing = append(f.undone, name), true
	return 12, nil
}

func (f *fakeWeb) set(missing bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.missing = missing
}

func (f *fakeWeb) Subscriptions(context.Context) ([]corpus.Subscription, error) {
	return []corpus.Subscription{{Name: "feed:https://example.org/rss", Paused: true}}, nil
}

// message waits until the only message in a channel says something.
func (d *desk) message(channel, says string) slacktest.Message {
	d.t.Helper()
	d.until("a message says "+says, func() bool {
		all := d.slack.Messages(channel)
		return len(all) == 1 && strings.Contains(string(all[0].Blocks), says)
	})
	m := d.slack.Messages(channel)[0]
	if bad := slacktest.CheckBlocks(m.Blocks, slacktest.InMessage); len(bad) > 0 {
		d.t.Errorf("%v", bad)
	}
	return m
}

// One message says that something is added, how far that is, and what came of it.
func TestAdd(t *testing.T) {
	web := &fakeWeb{hold: make(chan struct{}), added: face.Added{Source: "feed:https://example.org/rss", Articles: 12, Passages: 90}}
	d := newDesk(t, set{options: Options{Sources: web}})
	d.slack.User(ada).Slash(general, "/parley", "add https://example.org/rss?token=hunter2&x=1")
	d.message(general, "I am reading it…")
	d.message(general, "7 documents so far")
	if n := len(d.slack.Calls("chat.update")); n > 2 {
		t.Errorf("%d changes of the message in a few seconds", n)
	}
	close(web.hold)
	m := d.message(general, "Added, 12 articles, 90 passages.")
	d.settled()
	if len(web.saw) != 1 || web.saw[0] != "https://example.org/rss?token=hunter2&x=1" || strings.Contains(string(m.Blocks)+d.log.String(), "hunter2") {
		t.Errorf("%v\n%s\n%s", web.saw, m.Blocks, d.log)
	}
	says(t, d.log.String(), "a source was to be added", "by="+ada)

	// Undo is for those who may add, works once, and says who did it.
	d.slack.User(ben).Click(m, "undo:0")
	says(t, d.private(ben, 1).Text, "may add sources")
	web.set(true) // as when it was taken back on a command line
	d.slack.User(ada).Click(m, "undo:0")
	says(t, d.private(ada, 1).Text, "taken back already")
	d.settled()
	web.set(false)
	d.slack.User(ada).Click(m, "undo:0")
	d.message(general, "took it back: feed:https://example.org/rss. 12 articles removed.")
	if fmt.Sprint(web.undone) != "[feed:https://example.org/rss]" {
		t.Errorf("%v", web.undone)
	}
}

func TestAddSaysWhatCameOfIt(t *testing.T) {
	for _, c := range []struct {
		name string
		web  *fakeWeb
		want string
		undo bool
	}{
		{"a page", &fakeWeb{added: face.Added{Source: "page:a", Title: "The truce", URL: "https://example.org/a", Articles: 1, Passages: 14}}, "Added, 14 passages: ", true},
		{"there already", &fakeWeb{added: face.Added{Source: "page:a", Since: time.Date(2026, 1, 2, 9, 0, 0, 0, time.UTC)}}, "I already have it, since 2 January 2026.", false},
		{"it fails", &fakeWeb{err: errors.New("there is nothing at this address (404); check it in a browser")}, "I could not, because: there is nothing at this address", false},
		{"it goes on", &fakeWeb{added: face.Added{Source: "site:a", Articles: 3, Passages: 20, Going: true}}, "it takes a while, and I go on: 3 articles, 20 passages so far.", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, set{options: Options{Sources: c.web}})
			d.slack.User(ada).Slash(general, "/parley", "ADD <https://example.org/a|example.org/a>")
			m := d.message(general, c.want)
			if got := strings.Contains(string(m.Blocks), `"undo:0"`); got != c.undo {
				t.Errorf("a button to undo: %v", got)
			}
			if len(c.web.saw) != 1 || c.web.saw[0] != "https://example.org/a" {
				t.Errorf("%v", c.web.saw)
			}
		})
	}
}

// Who may not, and what is no address, is told to the person alone.
func TestAddRefused(t *testing.T) {
	for _, c := range []struct{ user, text, want string }{
		{ben, "add https://example.org/a", "Only admins and owners of this workspace may add sources"},
		{ada, "add", "Give me the address of a page or a feed"},
		{ada, "add gopher://example.org/a", "I cannot add that: it is not a web address."},
		{ada, "add up the tariffs of 2025", ""}, // a question
	} {
		web := &fakeWeb{}
		d := newDesk(t, set{options: Options{Sources: web}})
		d.slack.User(c.user).Slash(general, "/parley", c.text)
		says(t, d.private(c.user, 1).Text, c.want)
		d.settled()
		if len(web.saw) > 0 || len(d.slack.Messages(general)) > 0 {
			t.Errorf("%s: %v", c.text, web.saw)
		}
	}
	d := newDesk(t, set{})
	d.slack.User(ada).Slash(general, "/parley", "add https://example.org/a")
	says(t, d.private(ada, 1).Text, cannotAddText)
}

// The shortcut adds what a message links to, and tells of it below the message.
func TestAddThis(t *testing.T) {
	web := &fakeWeb{added: face.Added{Source: "page:a", Title: "The truce", Articles: 1, Passages: 14}}
	d := newDesk(t, set{options: Options{Sources: web}})
	m := d.slack.User(ben).Say(general, "Worth keeping: <https://example.org/a?x=1&amp;y=2|the truce> and <https://example.org/b>")
	d.slack.User(ada).Shortcut(m, face.AddShortcut)
	d.until("it is told below the message", func() bool {
		all := d.replies(m)
		return len(all) == 1 && strings.Contains(string(all[0].Blocks), "Added, 14 passages: ")
	})
	if len(web.saw) != 1 || web.saw[0] != "https://example.org/a?x=1&y=2" {
		t.Errorf("%v", web.saw)
	}
	d.slack.User(ben).Shortcut(m, face.AddShortcut)
	says(t, d.private(ben, 1).Text, "may add sources")
	d.slack.User(ada).Shortcut(d.slack.User(ben).Say(general, "Worth keeping."), face.AddShortcut)
	says(t, d.private(ada, 1).Text, "There is no link in this message")
}

func TestSourcesNamesThoseOnTheWeb(t *testing.T) {
	d := newDesk(t, set{options: Options{Sources: &fakeWeb{}}})
	d.slack.User(ben).Slash(general, "/parley", "sources")
	says(t, string(d.private(ben, 1).Blocks), "I quote from", "On the web I look after:", "feed:https://example.org/rss: not brought in yet, paused")
}
