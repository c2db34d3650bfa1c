package slacktest

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// modules is the folder in which .ci/steps/30-slack-peers installed Slack's own libraries.
func modules(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("SLACK_PEERS")
	if dir == "" {
		t.Skip("Slack's own libraries for Node are not at hand: run .ci/steps/30-slack-peers")
	}
	return dir
}

// bolt runs an app of testdata until the test ends, and gives the first line it prints.
func bolt(t *testing.T, s *Server, script string) string {
	t.Helper()
	app := exec.CommandContext(t.Context(), "node", filepath.Join("testdata", script))
	app.Env = append(os.Environ(), "NODE_PATH="+filepath.Join(modules(t), "node_modules"),
		"SLACK_API="+s.URL(), "BOT_TOKEN="+BotToken, "APP_TOKEN="+AppToken, "SIGNING_SECRET="+SigningSecret)
	app.Stderr = os.Stderr
	in, err := app.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := app.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := app.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewScanner(out)
	first := ""
	for first == "" || strings.HasPrefix(first, "[") { // its log comes in brackets
		if !said.Scan() {
			t.Fatalf("%s said nothing: %v", script, said.Err())
		}
		first = said.Text()
	}
	drained := make(chan bool)
	go func() { _, _ = io.Copy(io.Discard, out); close(drained) }()
	t.Cleanup(func() {
		_ = in.Close()
		<-drained
		if err := app.Wait(); err != nil && t.Context().Err() == nil {
			t.Errorf("%s: %v", script, err)
		}
	})
	return first
}

// soon is until with time for Bolt, which waits five seconds before it connects again.
func soon(t *testing.T, s *Server, what string, cond func() bool) {
	t.Helper()
	if err := s.Wait(cond, 20*time.Second); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

func TestPeerBoltSocketMode(t *testing.T) {
	modules(t)
	s := New(t, Options{Clock: SystemClock{}, Ping: time.Second})
	bolt(t, s, "socket.cjs")
	soon(t, s, "hello", func() bool { return len(s.Links()) == 1 })
	ada := s.User("U01ADA")
	mention := func(what string) {
		t.Helper()
		asked := ada.Mention("C01GENERAL", what)
		soon(t, s, what, func() bool {
			th := s.Thread("C01GENERAL", asked.TS)
			return len(th) == 2 && th[1].Text == "heard <@"+BotUserID+"> "+what
		})
	}
	whispered := func(text string) {
		t.Helper()
		soon(t, s, text, func() bool {
			e := s.Ephemerals("U01ADA")
			return len(e) > 0 && e[len(e)-1].Text == text
		})
	}
	mention("one")
	ada.Slash("C01GENERAL", "/parley", "two")
	whispered("command two")
	ts := post(t, s, "C01GENERAL", "a", "blocks", "["+button(`,"action_id":"go"`)+"]")
	ada.Click(s.Thread("C01GENERAL", ts)[0], "go")
	whispered("clicked")
	ada.GlobalShortcut("open")
	soon(t, s, "a modal", func() bool { return len(s.Views("U01ADA")) == 1 })
	ada.Submit(s.Views("U01ADA")[0], arg("question", "a"))
	soon(t, s, "errors in the modal", func() bool { return s.Views("U01ADA")[0].Errors["q"] == "too short" })
	for i, end := range []func(){
		func() { s.Links()[0].Disconnect("refresh_requested") },
		func() { s.Links()[0].Disconnect("warning") },
		func() { s.Links()[0].Drop() },
	} {
		before := s.Links()[0].ID()
		end()
		soon(t, s, "another connection", func() bool { l := s.Links(); return len(l) > 0 && l[len(l)-1].ID() > before })
		mention(fmt.Sprint("again ", i))
	}
}

func TestPeerBoltHTTP(t *testing.T) {
	modules(t)
	s := New(t, Options{Clock: SystemClock{}})
	address := "http://127.0.0.1:" + bolt(t, s, "http.cjs") + "/slack/events"
	if err := s.VerifyURL(t.Context(), address); err != nil {
		t.Error(err)
	}
	if err := s.CheckSSL(t.Context(), address); err != nil {
		t.Error(err)
	}
	s.SetRequestURL(address)
	ada := s.User("U01ADA")
	ada.DM("one")
	soon(t, s, "an answer", func() bool { m := s.Messages(s.DM("U01ADA")); return len(m) == 2 && m[1].Text == "heard one" })
	ada.Slash("C01GENERAL", "/parley", "two")
	soon(t, s, "command", func() bool { e := s.Ephemerals("U01ADA"); return len(e) == 1 && e[0].Text == "command two" })
	ts := post(t, s, "C01GENERAL", "a", "blocks", everything)
	if got, err := ada.Suggest(s.Thread("C01GENERAL", ts)[0], "find", "chips"); err != nil || !strings.Contains(string(got), `"value":"chips"`) {
		t.Errorf("%s %v", got, err)
	}
	ada.Click(s.Thread("C01GENERAL", ts)[0], "go")
	soon(t, s, "click", func() bool { e := s.Ephemerals("U01ADA"); return len(e) == 2 && e[1].Text == "clicked" })
	refusesForged(t, address)
}

// refusesForged asks Bolt about requests that are not Slack's.
func refusesForged(t *testing.T, address string) {
	t.Helper()
	const body = `{"type":"event_callback","team_id":"T01PARLEY","event":{"type":"emoji_changed"}}`
	for _, c := range []struct {
		name string
		want int
		head func(http.Header)
	}{
		{"sound", 200, func(h http.Header) { Sign(h, SigningSecret, time.Now(), []byte(body)) }},
		{"tampered", 401, func(h http.Header) { Sign(h, SigningSecret, time.Now(), []byte(body+" ")) }},
		{"another secret", 401, func(h http.Header) { Sign(h, "other", time.Now(), []byte(body)) }},
		{"old", 401, func(h http.Header) { Sign(h, SigningSecret, time.Now().Add(-6*time.Minute), []byte(body)) }},
		{"unsigned", 401, func(http.Header) {}},
	} {
		r, err := http.NewRequest(http.MethodPost, address, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		c.head(r.Header)
		answer, err := web.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		if answer.StatusCode != c.want {
			t.Errorf("%s: %s", c.name, answer.Status)
		}
	}
}

// TestPeerTypes asks the TypeScript compiler whether the blocks our checker takes are blocks to @slack/types, and
// whether some of a wrong shape are not. It knows shapes, not lengths.
func TestPeerTypes(t *testing.T) {
	dir := modules(t)
	compile := func(blocks string) error {
		file := filepath.Join(dir, "blocks.ts")
		text := "import type { KnownBlock } from '@slack/types';\nexport const blocks: KnownBlock[] = " + blocks + ";\n"
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.CommandContext(t.Context(), filepath.Join(dir, "node_modules", ".bin", "tsc"),
			"--noEmit", "--skipLibCheck", "--strict", "--module", "nodenext", file).CombinedOutput()
		if err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		return nil
	}
	var good []string
	for name, block := range sound {
		if name != "rich text" { // holds a citation, which @slack/types 3.2.0 does not know
			good = append(good, block)
		}
	}
	if err := compile("[" + strings.Join(good, ",") + "]"); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{
		`{"type":"nonsense"}`,
		`{"type":"header","text":{"type":"mrkdwn","text":"a"}}`,
		`{"type":"actions","elements":[{"type":"feedback_buttons"}]}`,
	} {
		if compile("["+bad+"]") == nil || check(InMessage, bad) == nil {
			t.Errorf("taken: %s", bad)
		}
	}
}
