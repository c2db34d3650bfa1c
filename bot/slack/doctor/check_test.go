package doctor

import (
	"bytes"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/slacktest"
)

var update = flag.Bool("update", false, "write the golden files")

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const secret = "0123456789abcdef0123456789abcdef"

// A patient is a set-up to look at; it is healthy but for what a case changes.
type patient struct {
	Settings
	scopes []string
	before func(s *slacktest.Server)
	off    time.Duration // of this machine's clock
}

func patients() map[string]patient {
	healthy := func(change func(p *patient)) patient {
		p := patient{scopes: face.Scopes(face.Usual()), Settings: Settings{
			BotToken: journal.Hide(slacktest.BotToken), AppToken: journal.Hide(slacktest.AppToken), SigningSecret: journal.Hide(secret)}}
		change(&p)
		return p
	}
	fails := func(method string, f slacktest.Failure) patient {
		return healthy(func(p *patient) { p.before = func(s *slacktest.Server) { s.FailNext(method, f) } })
	}
	return map[string]patient{
		"healthy":        healthy(func(*patient) {}),
		"socket-only":    healthy(func(p *patient) { p.SigningSecret = journal.Secret{} }),
		"http-only":      healthy(func(p *patient) { p.AppToken = journal.Secret{} }),
		"nothing-set":    {},
		"workspaces":     {Settings: Settings{ClientID: slacktest.ClientID, SigningSecret: journal.Hide(secret)}},
		"tokens-swapped": healthy(func(p *patient) { p.BotToken, p.AppToken = p.AppToken, p.BotToken }),
		"user-token":     healthy(func(p *patient) { p.BotToken = journal.Hide("xoxp-1-secret") }),
		"rotated-token":  healthy(func(p *patient) { p.BotToken = journal.Hide("xoxe.xoxb-1-secret") }),
		"unknown-tokens": healthy(func(p *patient) {
			p.BotToken, p.AppToken = journal.Hide("xoxb-1-secret"), journal.Hide("xapp-1-secret")
		}),
		"revoked":         healthy(func(p *patient) { p.before = func(s *slacktest.Server) { s.Uninstall() } }),
		"scopes-missing":  healthy(func(p *patient) { p.scopes = []string{"app_mentions:read", "chat:write", "im:history", "users:read"} }),
		"scopes-left-out": healthy(func(p *patient) { p.Ways, p.scopes = []face.Way{face.DMs}, face.Scopes([]face.Way{face.DMs}) }),
		"scopes-too-many": healthy(func(p *patient) { p.scopes = append(p.scopes, "channels:read") }),
		"signing-secret":  healthy(func(p *patient) { p.SigningSecret = journal.Hide("not the secret") }),
		"clock-behind":    healthy(func(p *patient) { p.off = -2 * time.Minute }),
		"clock-ahead":     healthy(func(p *patient) { p.off = 20 * time.Second }),
		"rate-limited":    fails("auth.test", slacktest.Failure{Status: 429, RetryAfter: 30 * time.Second}),
		"slack-down":      fails("auth.test", slacktest.Failure{Status: 503}),
		"slack-cut":       fails("apps.connections.open", slacktest.Failure{Cut: true}),
		"app-scope":       fails("apps.connections.open", slacktest.Failure{Code: "missing_scope"}),
		"address-http":    healthy(func(p *patient) { p.API = "http://slack.example/api/" }),
		"address-none":    healthy(func(p *patient) { p.API = "slack" }),
	}
}

func TestCheck(t *testing.T) {
	for name, p := range patients() {
		t.Run(name, func(t *testing.T) {
			clock := slacktest.NewFakeClock(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
			s := slacktest.New(t, slacktest.Options{Clock: clock, Scopes: p.scopes})
			if p.before != nil {
				p.before(s)
			}
			if p.API == "" {
				p.API = strings.TrimSuffix(s.URL(), "/") // the slash is added
			}
			client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
			found := Check(t.Context(), p.Settings, client, func() time.Time { return clock.Now().Add(p.off) })
			var got bytes.Buffer
			for _, f := range found {
				fmt.Fprintf(&got, "%s: %s: %s\n", f.State, f.Check, strings.ReplaceAll(f.Text, s.URL(), "SLACK/"))
				if f.Do != "" {
					fmt.Fprintf(&got, "\t%s\n", f.Do)
				}
			}
			golden(t, name, got.String())
			for _, secret := range []string{"xoxb-1", "xapp-1", "secret\"", "stand-in-", "xoxp-1", secret, "not the secret", "ticket"} {
				if strings.Contains(got.String(), secret) {
					t.Errorf("a secret is said: %s", got.String())
				}
			}
			if err := s.Wait(func() bool { return len(s.Links()) == 0 }, 5*time.Second); err != nil {
				t.Errorf("the connection stays open: %v", err)
			}
			for _, c := range s.Calls("") {
				if strings.HasPrefix(c.Method, "chat.") {
					t.Errorf("it posts: %s", c.Method)
				}
			}
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; write it with: go test ./bot/slack/doctor -update", err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s changed; look at it, then write it with -update\n%s", path, d)
	}
}
