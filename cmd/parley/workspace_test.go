package main

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/bot/journal"
	"parley/bot/slack/install"
	"parley/bot/slack/slacktest"
)

const publicAddress = "https://parley.example"

// A visitor is a person's browser, on its way through an install. The proxy that answers at the public address is left out.
type visitor struct {
	t       *testing.T
	address string // where the process listens
	cookies []*http.Cookie
}

// open gets a page, going nowhere by itself.
func (v *visitor) open(path string) (status int, text string, leads *url.URL) {
	v.t.Helper()
	r, err := http.NewRequestWithContext(v.t.Context(), http.MethodGet, v.address+path, nil)
	check(v.t, err)
	for _, c := range v.cookies {
		r.AddCookie(c)
	}
	got, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(r)
	check(v.t, err)
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	check(v.t, err)
	v.cookies = append(v.cookies, got.Cookies()...)
	leads, _ = got.Location() // nil where it leads nowhere
	return got.StatusCode, string(body), leads
}

// begin goes from the page for installing to Slack's, and returns what that is asked.
func (v *visitor) begin() url.Values {
	v.t.Helper()
	if status, text, _ := v.open("/slack/install"); status != http.StatusOK || !strings.Contains(text, `href="/slack/install/go"`) {
		v.t.Fatalf("%d %s", status, text)
	}
	status, _, leads := v.open("/slack/install/go")
	if status != http.StatusFound || leads.Path != "/oauth/v2/authorize" || leads.Query().Get("redirect_uri") != publicAddress+"/slack/oauth" {
		v.t.Fatalf("%d, leads to %v", status, leads)
	}
	return leads.Query()
}

func (v *visitor) back(code, state string) (status int, text string) {
	v.t.Helper()
	status, text, _ = v.open("/slack/oauth?" + url.Values{"code": {code}, "state": {state}}.Encode())
	return status, text
}

// Several workspaces, from the page to install from to the last word of one that removed Parley: the token comes by
// OAuth, is sealed in the journal, answers also after a restart, and is gone with the app.
func TestServeToInstall(t *testing.T) {
	s, data := inRealTime(t), t.TempDir()
	key := strings.TrimSpace(run0(t, t.TempDir(), "key"))
	settings := settingsFile(t, "SLACK_CLIENT_ID="+slacktest.ClientID+"\nSLACK_CLIENT_SECRET="+slacktest.ClientSecret+
		"\nPARLEY_ADDRESS="+publicAddress+"\nPARLEY_TOKEN_KEY="+key+"\n")
	start := func() (*served, *visitor) {
		p := serve(t, s, data, "--http", "127.0.0.1:0", "--env-file", settings)
		address := p.at("requests")
		check(t, s.VerifyURL(t.Context(), address+"/slack/events"))
		s.SetRequestURL(address + "/slack/events")
		return p, &visitor{t: t, address: address}
	}
	p, ada := start()

	asked := ada.begin()
	mallory := &visitor{t: t, address: ada.address}
	theirs := mallory.begin()
	code := func() string { return s.Authorize(asked.Get("redirect_uri")) }
	for name, state := range map[string]string{
		"none": "", "forged": asked.Get("state")[:40] + "AAAA" + asked.Get("state")[44:], "of another browser": theirs.Get("state"),
	} {
		if status, text := ada.back(code(), state); status != http.StatusBadRequest || !strings.Contains(text, "begin again") {
			t.Errorf("a state, %s: %d %s", name, status, text)
		}
	}
	if got := installs(t, data, key); len(got) != 0 {
		t.Fatalf("installed all the same: %v", got)
	}
	status, text := ada.back(code(), asked.Get("state"))
	if status != http.StatusOK || !strings.Contains(text, "Parley is in") {
		t.Fatalf("%d %s", status, text)
	}
	if status, _ := ada.back(code(), asked.Get("state")); status != http.StatusBadRequest {
		t.Errorf("a state used twice: %d", status)
	}
	got := installs(t, data, key)
	if len(got) != 1 || got[0].Team != slacktest.TeamID || got[0].Token.Reveal() != slacktest.BotToken {
		t.Fatalf("installed %v", got)
	}

	answered := func(p *served) {
		t.Helper()
		m := s.User("U01ADA").Mention("C01GENERAL", "Who met at the Stockholm trade talks?")
		p.until("it is answered", func() bool { return answers(s, m) == 1 })
	}
	answered(p)
	p.end()
	sealed(t, data, slacktest.BotToken, slacktest.ClientSecret, key)
	log := p.said()
	p, _ = start()
	answered(p)

	s.Uninstall()
	p.until("the removal is noted", func() bool { return strings.Contains(p.said(), "uninstalled") })
	if got := installs(t, data, key); len(got) != 0 {
		t.Errorf("after the removal: %v", got)
	}
	posts := len(s.Calls("chat.postMessage"))
	s.User("U01ADA").Mention("C01GENERAL", "Who met at the Stockholm trade talks?")
	p.until("the event is acknowledged", func() bool { return allAcknowledged(s) })
	p.end()
	if n := len(s.Calls("chat.postMessage")) - posts; n != 0 {
		t.Errorf("%d posts with a token that was removed", n)
	}
	for _, secret := range []string{"xox", slacktest.ClientSecret, key, "code."} {
		if strings.Contains(log+p.said()+text, secret) {
			t.Errorf("%q was said: %s", secret, log+p.said())
		}
	}
}

// installs opens the installs in the journal of a data folder, as another process may at any time.
func installs(t *testing.T, data, key string) []journal.Install {
	t.Helper()
	j, db, err := openJournal(t.Context(), data)
	check(t, err)
	defer func() { check(t, db.Close()) }()
	open, err := install.ParseKey(key)
	check(t, err)
	in, err := j.Installs(t.Context(), open)
	check(t, err)
	all, err := in.All(t.Context())
	check(t, err)
	return all
}

// sealed asks that no file of a folder holds a secret.
func sealed(t *testing.T, dir string, secrets ...string) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "*"))
	check(t, err)
	for _, path := range found {
		text, err := os.ReadFile(path)
		if err != nil { // a folder
			continue
		}
		for _, secret := range secrets {
			if bytes.Contains(text, []byte(secret)) {
				t.Errorf("%s holds a secret", path)
			}
		}
	}
}
