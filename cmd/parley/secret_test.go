package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"parley/bot/slack/slacktest"
)

// secrets are what a server is given that nobody else may see.
var secrets = map[string]string{
	"the bot's token": slacktest.BotToken, "the app's token": slacktest.AppToken, "the signing secret": slacktest.SigningSecret,
	"a forged token": "xoxb-forged-7c1d9e", "a reply's address": "hooks.slack.com/commands/T1/2/hush-44",
}

// hidesAll wants none of the secrets in a text.
func hidesAll(t *testing.T, what, text string) {
	t.Helper()
	for name, secret := range secrets {
		if strings.Contains(text, secret) {
			t.Errorf("%s shows %s:\n%s", what, name, text)
		}
	}
}

// Whatever happens to a server, no secret is seen: not in what ps shows, its log, its pages and figures, the errors it ends with, nor in
// the stacks it leaves when it is made to crash.
func TestNoSecretIsSeen(t *testing.T) {
	s := inRealTime(t)
	for range 3 {
		s.FailNext("chat.postMessage", slacktest.Failure{Code: "invalid_auth"})
		s.FailNext("apps.connections.open", slacktest.Failure{Code: "internal_error"})
	}
	for _, args := range [][]string{{"--admin", ":0"}, {"--http", "127.0.0.1:0", "--admin", ":0", "--log", "json"}} {
		p := serve(t, s, t.TempDir(), args...)
		admin := ""
		if len(args) == 2 {
			p.connected()
			admin = p.served(t, `for=admin address=`)
		} else {
			admin = p.served(t, `"for":"admin","address":"`)
			forge(t, "http://"+p.served(t, `"for":"requests","address":"`)+"/slack/events")
		}
		s.User("U01ADA").Mention("C01GENERAL", "What is "+secrets["a forged token"]+" at https://"+secrets["a reply's address"]+"?")
		time.Sleep(300 * time.Millisecond)
		for _, page := range []string{"/metrics", "/readyz", "/healthz", "/nothing"} {
			_, text := get(t, "http://"+admin+page)
			hidesAll(t, page, text)
		}
		shown, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", p.cmd.Process.Pid)) // none where the system does not tell
		hidesAll(t, "ps", string(shown))
		check(t, p.cmd.Process.Signal(syscall.SIGQUIT))
		p.ended <- <-p.ended
		if !strings.Contains(p.said(), "goroutine") {
			t.Errorf("no stacks were left:\n%s", p.said())
		}
		hidesAll(t, "the log", p.said())
	}
}

// served is the address that a process says it listens at, behind some words.
func (p *served) served(t *testing.T, words string) (address string) {
	t.Helper()
	p.until("it says "+words, func() bool {
		_, after, found := strings.Cut(p.said(), words)
		address = after[:max(0, strings.IndexAny(after, "\"\n"))]
		return found
	})
	return address
}

// forge sends requests that are not Slack's, with secrets in every part.
func forge(t *testing.T, address string) {
	t.Helper()
	for name, secret := range secrets {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader("token="+secret))
		check(t, err)
		r.Header.Set("X-Slack-Signature", "v0="+secret)
		r.Header.Set("X-Slack-Request-Timestamp", fmt.Sprint(time.Now().Unix()))
		r.Header.Set("Authorization", "Bearer "+secret)
		answer, err := http.DefaultClient.Do(r)
		check(t, err)
		text, err := io.ReadAll(answer.Body)
		check(t, err)
		check(t, answer.Body.Close())
		if answer.StatusCode != http.StatusUnauthorized {
			t.Errorf("%s: %d", name, answer.StatusCode)
		}
		hidesAll(t, "the refusal", string(text))
	}
}

// No verb takes a secret as an argument, where every user of the machine could read it.
func TestNoFlagTakesASecret(t *testing.T) {
	for _, verb := range []string{"serve", "doctor", "manifest", "backup", "restore", "index", "ask", "eval"} {
		help := strings.ToLower(run0(t, t.TempDir(), verb, "--help"))
		for line := range strings.Lines(help) {
			if flag := strings.TrimSpace(line); strings.HasPrefix(flag, "--") && contains(flag, "token=") || strings.HasPrefix(flag, "--") && contains(flag, "secret=") || contains(flag, "password=") {
				t.Errorf("%s has %s", verb, flag)
			}
		}
	}
}

// What the data folder holds is its owner's alone.
func TestDataFolderIsPrivate(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	run0(t, data, "index", shelf(t, 1))
	answeredBy(t, data)
	_, db, err := openJournal(t.Context(), data)
	check(t, err)
	check(t, db.Close())
	info, err := os.Stat(data)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %v, %v", info.Mode(), err)
	}
}

// A page of a server may run and load nothing that it does not name itself.
func TestEveryPageIsGuarded(t *testing.T) {
	s := inRealTime(t)
	p := serve(t, s, t.TempDir(), "--http", "127.0.0.1:0", "--admin", ":0")
	for _, address := range []string{p.at("requests") + "/slack/install", p.at("requests") + "/", p.at("requests") + "/slack/events",
		p.at("admin") + "/healthz", p.at("admin") + "/readyz", p.at("admin") + "/metrics", p.at("admin") + "/nothing"} {
		r, err := http.Get(address)
		check(t, err)
		check(t, r.Body.Close())
		policy := r.Header.Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || r.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: policy %q of %v", address, policy, r.Header)
		}
	}
}
