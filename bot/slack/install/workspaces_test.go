package install

import (
	"encoding/base64"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"parley/bot/journal"
	"parley/bot/slack/slacktest"
)

func TestWorkspaces(t *testing.T) {
	w := newWorld(t)
	if _, err := w.Client(t.Context(), slacktest.TeamID); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("before: %v", err)
	}
	if status, text := w.install(w.browser(t)); status != http.StatusOK {
		t.Fatalf("%d %s", status, text)
	}
	client, err := w.Client(t.Context(), slacktest.TeamID)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := client.PostMessageContext(t.Context(), "C01GENERAL", slack.MsgOptionText("here", false)); err != nil {
		t.Error(err)
	}
	if bot, err := w.Bot(t.Context(), slacktest.TeamID); err != nil || bot != slacktest.BotUserID {
		t.Errorf("%q %v", bot, err)
	}
	if _, err := w.Bot(t.Context(), "T02OTHER"); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("another workspace: %v", err)
	}
}

// A workspace is looked up once a minute, so that what another process changed is seen.
func TestWorkspacesAreKept(t *testing.T) {
	w := newWorld(t)
	w.install(w.browser(t))
	first, err := w.Client(t.Context(), slacktest.TeamID)
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := w.journal(t)
	if gone, err := elsewhere.Uninstall(t.Context(), slacktest.TeamID, w.clock.Now().Add(time.Second)); err != nil || !gone {
		t.Fatal(gone, err)
	}
	if again, err := w.Client(t.Context(), slacktest.TeamID); err != nil || again != first {
		t.Errorf("within the minute: another client, %v", err)
	}
	w.clock.Advance(keptFor)
	if _, err := w.Client(t.Context(), slacktest.TeamID); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("after it: %v", err)
	}
	for i := range mostKept + 1 {
		w.keep(strings.Repeat("T", i), workspace{})
	}
	if len(w.kept) > mostKept {
		t.Errorf("%d are kept", len(w.kept))
	}
}

// Every call goes through the client given, which paces them.
func TestGivenHTTPClient(t *testing.T) {
	w := newWorld(t)
	o := w.options()
	counted := &counting{next: o.HTTP.Transport}
	o.HTTP = &http.Client{Transport: counted}
	var err error
	if w.Workspaces, err = New(t.Context(), w.journal(t), o); err != nil {
		t.Fatal(err)
	}
	w.install(w.browser(t))
	client, err := w.Client(t.Context(), slacktest.TeamID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.AuthTestContext(t.Context()); err != nil || counted.n != 2 {
		t.Errorf("%d calls went through it, want the exchange and the test: %v", counted.n, err)
	}
}

type counting struct {
	next http.RoundTripper
	n    int
}

func (c *counting) RoundTrip(r *http.Request) (*http.Response, error) {
	c.n++
	return c.next.RoundTrip(r)
}

func TestNewRefuses(t *testing.T) {
	w := newWorld(t)
	w.install(w.browser(t))
	for name, c := range map[string]struct {
		change func(*Options)
		want   string
	}{
		"no address":       {func(o *Options) { o.Address = "" }, "want the public one"},
		"not https":        {func(o *Options) { o.Address = "http://parley.example" }, "want the public one"},
		"no client id":     {func(o *Options) { o.ClientID = "" }, "Basic Information"},
		"no client secret": {func(o *Options) { o.ClientSecret = journal.Secret{} }, "Basic Information"},
		"no slash":         {func(o *Options) { o.API = "https://slack.com/api" }, "slash"},
		"no key":           {func(o *Options) { o.Key = nil }, "32"},
		"another key":      {func(o *Options) { o.Key = []byte("another key of thirty-two bytes!") }, "sealed with another"},
	} {
		o := w.options()
		c.change(&o)
		if _, err := New(t.Context(), w.journal(t), o); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		} else {
			w.silent(t, err.Error())
		}
	}
}

func TestParseKey(t *testing.T) {
	text := base64.StdEncoding.EncodeToString(key)
	if got, err := ParseKey(" " + text + "\n"); err != nil || string(got) != string(key) {
		t.Errorf("%q %v", got, err)
	}
	for _, bad := range []string{"", "secret", text[:20], text + text, "\xff"} {
		_, err := ParseKey(bad)
		if !errors.Is(err, journal.ErrKey) || !strings.Contains(err.Error(), "parley key") || bad != "" && strings.Contains(err.Error(), bad) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
