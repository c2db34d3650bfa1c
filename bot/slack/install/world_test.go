package install

import (
	"bytes"
	"context"
	"database/sql"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/slacktest"
	_ "parley/corpus" // brings the driver named "sqlite"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// A world is a Slack, a journal, and the pages of a Parley others can install.
type world struct {
	*Workspaces
	slack *slacktest.Server
	clock *slacktest.FakeClock
	db    *sql.DB
	site  *httptest.Server
	log   *lines
}

// lines is a log to look through.
type lines struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

var key = []byte("0123456789abcdef0123456789abcdef")

func newWorld(t *testing.T) *world {
	t.Helper()
	clock := slacktest.NewFakeClock(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	w := &world{clock: clock, slack: slacktest.New(t, slacktest.Options{Clock: clock}), log: &lines{}}
	w.site = httptest.NewTLSServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { w.Handler().ServeHTTP(rw, r) }))
	t.Cleanup(w.site.Close)
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(filepath.Join(t.TempDir(), "journal.db"))+"?_pragma=busy_timeout(20000)")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	w.db = db
	w.Workspaces, err = New(t.Context(), w.journal(t), w.options())
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *world) journal(t *testing.T) *journal.Journal {
	t.Helper()
	j, err := journal.Open(t.Context(), w.db, w.clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func (w *world) options() Options {
	return Options{
		Address: w.site.URL, ClientID: slacktest.ClientID, ClientSecret: journal.Hide(slacktest.ClientSecret), Key: key,
		API: w.slack.URL(), HTTP: &http.Client{Transport: &http.Transport{DisableKeepAlives: true}},
		Clock: w.clock.Now, Log: slog.New(slog.NewTextHandler(w.log, nil)),
	}
}

// A browser keeps cookies and goes nowhere by itself.
type browser struct {
	t *testing.T
	*http.Client
}

func (w *world) browser(t *testing.T) browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return browser{t, &http.Client{
		Transport: w.site.Client().Transport, Jar: jar,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// open gets a page.
func (b browser) open(address string) (status int, text string, h http.Header) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(context.Background(), http.MethodGet, address, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	got, err := b.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = got.Body.Close() }() // read to its end below
	body, err := io.ReadAll(got.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return got.StatusCode, string(body), got.Header
}

// begin goes to Slack's page and returns what it is asked there.
func (w *world) begin(b browser) url.Values {
	b.t.Helper()
	status, _, h := b.open(w.site.URL + goPath)
	if status != http.StatusFound {
		b.t.Fatalf("the way to Slack is %d", status)
	}
	asked, err := url.Parse(h.Get("Location"))
	if err != nil {
		b.t.Fatal(err)
	}
	if want := strings.TrimSuffix(w.slack.URL(), "api/") + "oauth/v2/authorize"; !strings.HasPrefix(h.Get("Location"), want+"?") {
		b.t.Fatalf("it leads to %s, want %s", h.Get("Location"), want)
	}
	return asked.Query()
}

// back is the address Slack sends the browser back to.
func (w *world) back(pairs ...string) string {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return w.site.URL + face.InstalledPath + "?" + v.Encode()
}

// install goes all the way.
func (w *world) install(b browser) (status int, text string) {
	b.t.Helper()
	asked := w.begin(b)
	status, text, _ = b.open(w.back("code", w.slack.Authorize(asked.Get("redirect_uri")), "state", asked.Get("state")))
	return status, text
}

// silent asks that no secret was said anywhere.
func (w *world) silent(t *testing.T, texts ...string) {
	t.Helper()
	for _, text := range append(texts, w.log.String()) {
		for _, secret := range []string{slacktest.BotToken, slacktest.ClientSecret, string(key), "code."} {
			if strings.Contains(text, secret) {
				t.Errorf("%q holds a secret", text)
			}
		}
	}
}
