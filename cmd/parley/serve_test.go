package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"parley/bot/slack/slacktest"
)

// A served is a process of parley serve.
type served struct {
	t     *testing.T
	cmd   *exec.Cmd
	mu    sync.Mutex
	log   bytes.Buffer
	ended chan error
}

// serve starts parley serve on a workspace.
func serve(t *testing.T, s *slacktest.Server, data string, args ...string) *served {
	t.Helper()
	p := &served{t: t, cmd: command(t, data, append([]string{"serve"}, args...)...), ended: make(chan error, 1)}
	p.cmd.Env = append(p.cmd.Env, "SLACK_API_URL="+s.URL(), "SLACK_BOT_TOKEN="+slacktest.BotToken,
		"SLACK_APP_TOKEN="+slacktest.AppToken, "SLACK_SIGNING_SECRET="+slacktest.SigningSecret)
	out, err := p.cmd.StderrPipe()
	check(t, err)
	check(t, p.cmd.Start())
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			p.mu.Lock()
			fmt.Fprintln(&p.log, lines.Text())
			p.mu.Unlock()
		}
		p.ended <- p.cmd.Wait()
	}()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill() // it may have ended
		<-p.ended
	})
	return p
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (p *served) said() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.log.String()
}

func (p *served) until(what string, so func() bool) {
	p.t.Helper()
	for late := time.Now().Add(2 * time.Minute); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(late) {
			p.t.Fatalf("never so: %s\n%s", what, p.said())
		}
	}
}

// connected waits for both connections.
func (p *served) connected() *served {
	p.t.Helper()
	p.until("it is connected", func() bool { return strings.Count(p.said(), "up=true") >= 2 })
	return p
}

// end asks it to end, and returns how long that took.
func (p *served) end() time.Duration {
	p.t.Helper()
	began := time.Now()
	check(p.t, p.cmd.Process.Signal(syscall.SIGTERM))
	select {
	case err := <-p.ended:
		p.ended <- nil
		if err != nil {
			p.t.Errorf("it ended with %v\n%s", err, p.said())
		}
	case <-time.After(20 * time.Second):
		p.t.Fatalf("it does not end\n%s", p.said())
	}
	return time.Since(began)
}

// kill ends it as a power cut would.
func (p *served) kill() {
	p.t.Helper()
	check(p.t, p.cmd.Process.Kill())
	p.ended <- <-p.ended
}

// answers returns how many messages of the bot stand below one.
func answers(s *slacktest.Server, m slacktest.Message) (n int) {
	for _, reply := range s.Thread(m.Channel, m.TS) {
		if reply.Bot {
			n++
		}
	}
	return n
}

func inRealTime(t *testing.T) *slacktest.Server {
	return slacktest.New(t, slacktest.Options{Clock: slacktest.SystemClock{}})
}

func TestServeAnswersAMention(t *testing.T) {
	s := inRealTime(t)
	p := serve(t, s, t.TempDir()).connected()
	asked := s.User("U01ADA").Mention("C01GENERAL", "Who met at the Stockholm trade talks?")
	direct := s.User("U02BEN").DM("When was the truce extended?")
	p.until("both are answered", func() bool { return answers(s, asked) > 0 && answers(s, direct) > 0 })
	if reply := s.Thread(asked.Channel, asked.TS)[1]; !strings.Contains(reply.Text, "[1]") || reply.Unfurls {
		t.Errorf("%+v", reply)
	}
	if took := p.end(); took > 10*time.Second {
		t.Errorf("it took %v to end", took)
	}
	if log := p.said(); strings.Contains(log, "xox") || strings.Contains(log, "xapp") || strings.Contains(log, "ticket") || !strings.Contains(log, "kind=answer") {
		t.Errorf("log: %s", log)
	}
}

// Articles are brought in, and questions asked, while it runs; within seconds it answers from them.
func TestServeFollowsTheStore(t *testing.T) {
	s, data := inRealTime(t), t.TempDir()
	p := serve(t, s, data).connected()
	run0(t, data, "index", shelf(t, 3))
	run0(t, data, "ask", "--json", "how many widgets in town 2?")
	p.until("it brought them in", func() bool { return strings.Contains(p.said(), "a command was run for another process") })
	asked := s.User("U01ADA").Mention("C01GENERAL", "How many widgets did the census count in town 2 in 1990?")
	p.until("it is answered", func() bool { return answers(s, asked) > 0 })
	reply := s.Thread(asked.Channel, asked.TS)[1]
	if !strings.Contains(reply.Text, "widgets in town 2") {
		t.Errorf("%s", reply.Text)
	}
	s.User("U01ADA").Click(reply, "context:1")
	p.until("its context is shown", func() bool { return len(s.Views("U01ADA")) == 1 })
	at := regexp.MustCompile(`Indexed (\d+ \w+ \d+, \d\d:\d\d UTC)`).FindSubmatch(s.Views("U01ADA")[0].Body)
	if at == nil {
		t.Fatalf("it does not say when the article was indexed: %s", s.Views("U01ADA")[0].Body)
	}
	if when, err := time.Parse("2 January 2006, 15:04 MST", string(at[1])); err != nil || time.Since(when) > 5*time.Minute {
		t.Errorf("indexed %s: %v", at[1], err)
	}
}

// Killed in the middle of its work, and started again: nothing is lost, and nothing answered twice. What was not
// acknowledged comes again after a minute, which only .ci/long waits for; a command never does.
func TestServeKilledAndStartedAgain(t *testing.T) {
	t.Parallel() // it waits for a lease to run out
	long := os.Getenv("PARLEY_LOAD") == "long"
	s, data := inRealTime(t), t.TempDir()
	var asked []slacktest.Message
	ask := func(n int) {
		for range n {
			id := fmt.Sprintf("U%07d", len(asked)) // one person gets a message a second
			s.AddUser(slacktest.User{ID: id, Name: id})
			asked = append(asked, s.User(id).DM("Who met at the Stockholm trade talks?"))
		}
	}
	var whisperers []string // who asked by command; Slack sends one once, acknowledged or not
	whisper := func(n int) {
		for range n {
			id := fmt.Sprintf("UW%06d", len(whisperers))
			s.AddUser(slacktest.User{ID: id, Name: id})
			s.User("U01ADA").Invite("C01GENERAL", id)
			s.User(id).Slash("C01GENERAL", "/parley", "Who met at the Stockholm trade talks?")
			whisperers = append(whisperers, id)
		}
	}
	p := serve(t, s, data).connected()
	for range 2 {
		ask(20)
		if !long {
			whisper(10)
		}
		p.until("all are acknowledged", func() bool { return long || allAcknowledged(s) })
		p.kill()
		p.until("Slack sees that nobody is there", func() bool { return len(s.Links()) == 0 })
		ask(3) // while nobody is there
		p = serve(t, s, data).connected()
	}
	p.until("all are answered", func() bool { return allAnswered(s, asked) })
	acked := givenAndAcknowledged(s)
	p.until("all in private too that were acknowledged", func() bool {
		return !slices.ContainsFunc(whisperers, func(id string) bool { n, doubts := whispered(s, id); return acked[id] && n+doubts == 0 })
	})
	time.Sleep(time.Second)
	for i, m := range asked {
		if n := answers(s, m); n != 1 {
			t.Errorf("question %d was answered %d times", i, n)
		}
	}
	answered := 0
	for _, id := range whisperers {
		n, doubts := whispered(s, id)
		if n > 1 || acked[id] && n+doubts == 0 {
			t.Errorf("%s, who asked in private, was answered %d times and left in doubt %d times", id, n, doubts)
		}
		answered += n
	}
	t.Logf("%d of %d private answers are there; the others may be asked for with a button; %d were acknowledged", answered, len(whisperers), len(acked))
	if len(acked) < len(whisperers)/2 {
		t.Errorf("only %d of %d commands were acknowledged", len(acked), len(whisperers))
	}
}

// whispered returns how often a user was answered in private, and how often told that the answer may not have come.
func whispered(s *slacktest.Server, user string) (answers, doubts int) {
	for _, m := range s.Ephemerals(user) {
		switch {
		case strings.Contains(m.Text, "[1]"):
			answers++
		case strings.Contains(m.Text, "I was interrupted"):
			doubts++
		}
	}
	return answers, doubts
}

// allAcknowledged tells whether nothing is on its way any more: everything is acknowledged, but for what Slack sends once and took
// for failed because the acknowledgement did not come in time.
func allAcknowledged(s *slacktest.Server) bool {
	for _, d := range s.Deliveries() {
		given := d.Kind == "slash_commands" && d.Attempts[len(d.Attempts)-1].Failure != ""
		if !d.Acked && !given {
			return false
		}
	}
	return true
}

// givenAndAcknowledged are the users whose commands were acknowledged.
func givenAndAcknowledged(s *slacktest.Server) map[string]bool {
	users := map[string]bool{}
	for _, d := range s.Deliveries() {
		var p struct {
			User string `json:"user_id"`
		}
		if d.Kind == "slash_commands" && d.Acked && json.Unmarshal(d.Payload, &p) == nil {
			users[p.User] = true
		}
	}
	return users
}

func allAnswered(s *slacktest.Server, asked []slacktest.Message) bool {
	for _, m := range asked {
		if answers(s, m) == 0 {
			return false
		}
	}
	return true
}

// Two processes on one folder share the work.
func TestServeTwice(t *testing.T) {
	s, data := inRealTime(t), t.TempDir()
	one, two := serve(t, s, data).connected(), serve(t, s, data).connected()
	var asked []slacktest.Message
	for range 10 {
		asked = append(asked, s.User("U01ADA").Mention("C01GENERAL", "Who met at the Stockholm trade talks?"))
	}
	one.until("all are answered", func() bool { return allAnswered(s, asked) })
	one.end()
	two.end()
	for i, m := range asked {
		if n := answers(s, m); n != 1 {
			t.Errorf("question %d was answered %d times", i, n)
		}
	}
}

var listens = regexp.MustCompile(`for=(\w+) address=(\S+)`)

// at returns the address a process listens at for something.
func (p *served) at(what string) (address string) {
	p.t.Helper()
	p.until("it listens for "+what, func() bool {
		for _, m := range listens.FindAllStringSubmatch(p.said(), -1) {
			if m[1] == what {
				address = "http://" + m[2]
			}
		}
		return address != ""
	})
	return address
}

func get(t *testing.T, address string) (int, string) {
	t.Helper()
	r, err := http.Get(address)
	check(t, err)
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	check(t, err)
	return r.StatusCode, string(text)
}

func TestServeOverHTTP(t *testing.T) {
	s := inRealTime(t)
	p := serve(t, s, t.TempDir(), "--http", "127.0.0.1:0", "--admin", ":0", "--log", "text")
	requests, admin := p.at("requests"), p.at("admin")
	if !strings.HasPrefix(admin, "http://127.0.0.1:") {
		t.Errorf("%s is not on this machine alone", admin)
	}
	s.SetRequestURL(requests + "/slack/events")
	check(t, s.VerifyURL(t.Context(), requests+"/slack/events"))
	asked := s.User("U01ADA").Mention("C01GENERAL", "Who met at the Stockholm trade talks?")
	p.until("it is answered", func() bool { return answers(s, asked) == 1 })
	p.until("it is counted", func() bool {
		_, text := get(t, admin+"/metrics")
		return strings.Contains(text, `parley_tries_total{outcome="answered"} 1`)
	})
	for path, want := range map[string]string{"/healthz": "ok", "/readyz": "ready", "/metrics": `parley_slack_calls_total{code="ok",method="chat.postMessage"} 1`} {
		if status, text := get(t, admin+path); status != 200 || !strings.Contains(text, want) {
			t.Errorf("%s: %d %s", path, status, text)
		}
	}
	for _, name := range []string{"parley_questions_total{", "parley_answer_seconds_bucket", "parley_index_age_seconds", "parley_queue_waiting 0", "parley_events_total"} {
		if _, text := get(t, admin+"/metrics"); !strings.Contains(text, name) {
			t.Errorf("no %s", name)
		}
	}
	p.end()
}

func TestServeWithoutConnectionIsNotReady(t *testing.T) {
	s := inRealTime(t)
	for range 20 {
		s.FailNext("apps.connections.open", slacktest.Failure{Code: "internal_error"})
	}
	p := serve(t, s, t.TempDir(), "--admin", ":0")
	admin := p.at("admin")
	if status, text := get(t, admin+"/readyz"); status != 503 || !strings.Contains(text, "no connection") {
		t.Errorf("%d %s", status, text)
	}
	if status, _ := get(t, admin+"/healthz"); status != 200 {
		t.Errorf("%d", status)
	}
}

func TestServeTellsWhichTokenIsWrong(t *testing.T) {
	s := inRealTime(t)
	file := filepath.Join(t.TempDir(), "tokens")
	check(t, os.WriteFile(file, []byte("SLACK_APP_TOKEN=xoxb-mistaken\n"), 0o600))
	c := command(t, t.TempDir(), "serve", "--env-file", file)
	c.Env = append(c.Env, "SLACK_API_URL="+s.URL())
	r := finish(t, c)
	for _, want := range []string{"SLACK_BOT_TOKEN is not set", "SLACK_APP_TOKEN does not begin with xapp-", "connections:write"} {
		if r.code != exitFailed || !strings.Contains(r.err, want) || strings.Contains(r.err, "mistaken") {
			t.Errorf("code %d: %s", r.code, r.err)
		}
	}
	c = command(t, t.TempDir(), "serve")
	c.Env = append(c.Env, "SLACK_API_URL="+s.URL(), "SLACK_BOT_TOKEN=xoxb-not-this-one", "SLACK_APP_TOKEN=xapp-good")
	if r := finish(t, c); r.code != exitFailed || !strings.Contains(r.err, "invalid_auth") || strings.Contains(r.err, "not-this-one") {
		t.Errorf("code %d: %s", r.code, r.err)
	}
}
