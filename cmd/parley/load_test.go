package main

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"parley/bot/slack/slacktest"
)

// A load is how much is asked of a server. PARLEY_LOAD names one; .ci/steps and .ci/long do.
type load struct {
	steady time.Duration // of questions at perSecond
	burst  int           // questions at once
	storm  int           // events, a twentieth of them sent twice
	judge  bool          // hold it to its figures, for which it needs the machine for itself
}

var loads = map[string]load{
	"short": {2 * time.Second, 40, 400, false},
	"mid":   {15 * time.Second, 200, 1500, true},
	"long":  {60 * time.Second, 200, 10_000, true},
}

const (
	perSecond  = 20
	loadRooms  = 40 // channels; a burst goes to half of them
	slowest    = 250 * time.Millisecond
	mostGrowth = 1.25 // of memory, from the second quarter of the storm to the last
)

// A crowd asks one server.
type crowd struct {
	*served
	slack *slacktest.Server
	data  string
	asked []slacktest.Message
	rss   []float64 // MB
}

func TestLoad(t *testing.T) {
	name := os.Getenv("PARLEY_LOAD")
	if name == "" {
		name = "short"
		t.Parallel()
	}
	size, ok := loads[name]
	if !ok {
		t.Fatalf("PARLEY_LOAD=%s is none of short, mid and long", name)
	}
	c := newCrowd(t)
	took := c.steady(size.steady)
	c.row("%d questions at %d a second: from event to post p50 %v, p95 %v, p99 %v", len(took), perSecond, at(took, .5), at(took, .95), at(took, .99))
	if size.judge && at(took, .95) > slowest {
		t.Errorf("p95 is %v, more than %v", at(took, .95), slowest)
	}
	began := time.Now()
	c.burst(size.burst)
	c.answeredOnce(2 * time.Minute)
	c.row("%d questions at once over %d channels: answered in %v", size.burst, loadRooms/2, time.Since(began).Round(10*time.Millisecond))
	c.storm(size.storm)
	if growth := c.growth(); size.judge && growth > mostGrowth {
		t.Errorf("memory grew by %.2f during the storm: %v MB", growth, c.rss)
	}
	if took := c.end(); took > 10*time.Second {
		t.Errorf("it took %v to end", took)
	}
}

// newCrowd starts a workspace that keeps Slack's rates, and a server on it.
func newCrowd(t *testing.T, args ...string) *crowd {
	t.Helper()
	o := slacktest.Options{Clock: slacktest.SystemClock{}, Limits: true, Users: []slacktest.User{{ID: "U01ADA", Name: "ada"}}}
	for n := range loadRooms {
		o.Channels = append(o.Channels, slacktest.Channel{
			ID: room(n), Name: fmt.Sprint("room-", n), Kind: slacktest.Public, Members: []string{"U01ADA", slacktest.BotUserID},
		})
	}
	s, data := slacktest.New(t, o), t.TempDir()
	return &crowd{served: serve(t, s, data, args...).connected(), slack: s, data: data}
}

func room(n int) string { return fmt.Sprintf("C%07d", n%loadRooms) }

// row prints a line of the table.
func (c *crowd) row(format string, args ...any) {
	c.t.Helper()
	c.t.Logf(format+"; memory %.0f MB", append(args, c.memory())...)
}

var questions = []string{
	"Who met at the Stockholm trade talks?", "When was the truce extended?", "What did the Geneva talks agree on tariffs?",
	"What are the rules on chip exports?", "Which rare earths need a licence?", "What is the 50 percent rule?",
}

func text(n int) string { return questions[n%len(questions)] }

// steady asks at an even pace, each question in a thread of its own, and returns what each answer took.
func (c *crowd) steady(length time.Duration) (took []time.Duration) {
	tick := time.NewTicker(time.Second / perSecond)
	defer tick.Stop()
	first := len(c.asked)
	for n := range int(length.Seconds() * perSecond) {
		<-tick.C
		c.asked = append(c.asked, c.slack.User("U01ADA").Mention(room(n), text(n)))
	}
	c.answeredOnce(time.Minute)
	for _, m := range c.asked[first:] {
		thread := c.slack.Thread(m.Channel, m.TS)
		took = append(took, moment(thread[1].TS).Sub(moment(m.TS)))
	}
	slices.Sort(took)
	return took
}

// moment is the time of a timestamp.
func moment(ts string) time.Time {
	seconds, micros, _ := strings.Cut(ts, ".")
	s, _ := strconv.ParseInt(seconds, 10, 64)
	us, _ := strconv.ParseInt(micros, 10, 64)
	return time.UnixMicro(s*1e6 + us)
}

func at(sorted []time.Duration, part float64) time.Duration {
	return sorted[min(len(sorted)-1, int(part*float64(len(sorted))))].Round(time.Millisecond)
}

// burst asks many questions at one moment, over half of the channels.
func (c *crowd) burst(n int) {
	for i := range n {
		c.asked = append(c.asked, c.slack.User("U01ADA").Mention(room(i%(loadRooms/2)), text(i)))
	}
}

// storm sends n events, a quarter of them questions in a thread for each channel, while a connection breaks every two
// seconds, one event in twenty comes twice under two names, and Slack refuses posts now and then.
func (c *crowd) storm(n int) {
	began := time.Now()
	done := make(chan struct{})
	var beside sync.WaitGroup
	beside.Go(func() { c.breakConnections(done) })
	beside.Go(func() { c.watchMemory(done) })
	ada := c.slack.User("U01ADA")
	roots := map[string]slacktest.Message{}
	for i := range loadRooms {
		roots[room(i)] = ada.Say(room(i), "a thread")
	}
	events, asked := 0, 0
	for events < n {
		for range 2 { // each comes as app_mention and as message
			c.asked = append(c.asked, ada.Reply(roots[room(asked)], "<@"+slacktest.BotUserID+"> "+text(asked)))
			asked++
		}
		for range 3 {
			ada.Say(room(events), "people talking to each other")
		}
		events += 7
		if asked%6 == 0 {
			all := c.slack.Deliveries()
			c.slack.Repeat(all[len(all)-5].EventID)
			events++
		}
		if asked%50 == 0 {
			c.slack.FailNext("chat.postMessage", slacktest.Failure{Status: 429, RetryAfter: time.Second})
		}
		time.Sleep(2 * time.Second / perSecond)
	}
	c.answeredOnce(8 * time.Minute) // Slack's last try comes five minutes after the one before
	close(done)
	beside.Wait()
	c.row("%d events, %d of them questions, a connection broken every 2 s, %d times told to wait: answered once and in order in %v",
		events, asked, c.refusals(), time.Since(began).Round(10*time.Millisecond))
	c.inOrder()
}

func (c *crowd) refusals() (n int) {
	for _, call := range c.slack.Calls("chat.postMessage") {
		if call.Error != "" {
			n++
		}
	}
	return n
}

func (c *crowd) breakConnections(done chan struct{}) {
	ends := []func(*slacktest.Link){
		func(l *slacktest.Link) { l.Disconnect("warning") },
		func(l *slacktest.Link) { l.Disconnect("refresh_requested") },
		func(l *slacktest.Link) { l.Drop() },
	}
	for n := 0; ; n++ {
		select {
		case <-done:
			return
		case <-time.After(2 * time.Second):
		}
		if links := c.slack.Links(); len(links) > 0 {
			ends[n%len(ends)](links[n%len(links)])
		}
	}
}

func (c *crowd) watchMemory(done chan struct{}) {
	for {
		select {
		case <-done:
			return
		case <-time.After(250 * time.Millisecond):
			c.rss = append(c.rss, c.memory())
		}
	}
}

// memory is how much of the machine's memory the server holds, in MB.
func (c *crowd) memory() float64 { return memoryOf(c.cmd.Process.Pid, "VmRSS:") }

// memoryOf reads one of the figures that the system keeps of a process's memory, in MB; 0 where it keeps none.
func memoryOf(process int, figure string) float64 {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", process))
	_, after, found := strings.Cut(string(text), figure)
	if !found {
		return 0
	}
	kb, _ := strconv.ParseFloat(strings.Fields(after)[0], 64)
	return kb / 1000
}

// growth is how much more memory the server held in the last quarter of the storm than in the second.
func (c *crowd) growth() float64 {
	quarter := len(c.rss) / 4
	if quarter == 0 || c.rss[0] == 0 {
		return 1
	}
	middle := func(part []float64) float64 { return slices.Sorted(slices.Values(part))[len(part)/2] }
	return middle(c.rss[3*quarter:]) / middle(c.rss[quarter:2*quarter])
}

// answers maps the name of each message to the places of its answers.
func (c *crowd) answers() map[string][]string {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(c.data, "journal.db")+"?mode=ro&_pragma=busy_timeout(5000)")
	check(c.t, err)
	defer db.Close()
	rows, err := db.Query(`SELECT n.name, p.place FROM event_names n JOIN posts p ON p.event = n.event
		WHERE p.key = 'answer' AND p.posted <> 0 AND n.name LIKE 'message/%'`)
	check(c.t, err)
	defer rows.Close()
	found := map[string][]string{}
	for rows.Next() {
		var name, place string
		check(c.t, rows.Scan(&name, &place))
		found[name] = append(found[name], place)
	}
	check(c.t, rows.Err())
	return found
}

func nameOf(m slacktest.Message) string { return "message/" + m.Channel + "/" + m.TS }

// answeredOnce waits until every question has its answer, and wants no more messages of the bot than that.
func (c *crowd) answeredOnce(within time.Duration) {
	c.t.Helper()
	for late := time.Now().Add(within); ; time.Sleep(200 * time.Millisecond) {
		lacking := c.lacking()
		if len(lacking) == 0 {
			break
		}
		if time.Now().After(late) {
			c.explain(lacking[0])
			c.t.Fatalf("%d of %d questions are not answered after %v", len(lacking), len(c.asked), within)
		}
	}
	posted := 0
	for n := range loadRooms {
		for _, m := range c.slack.Messages(room(n)) {
			if m.Bot {
				posted++
			}
		}
	}
	if posted != len(c.asked) {
		c.t.Errorf("%d answers to %d questions", posted, len(c.asked))
	}
}

// lacking are the questions without an answer.
func (c *crowd) lacking() (none []slacktest.Message) {
	found := c.answers()
	for _, m := range c.asked {
		if len(found[nameOf(m)]) == 0 {
			none = append(none, m)
		}
	}
	return none
}

// explain tells what became of a message: how Slack delivered it, and what the log says of late.
func (c *crowd) explain(m slacktest.Message) {
	c.t.Helper()
	for _, d := range c.slack.Deliveries() {
		if strings.Contains(string(d.Payload), m.TS) {
			c.t.Logf("%s %s, acknowledged %v: %+v", d.Name, d.EventID, d.Acked, d.Attempts)
		}
	}
	for _, reply := range c.slack.Thread(m.Channel, m.TS) {
		c.t.Logf("in the thread: %.100s", reply.Text)
	}
	var warnings []string
	for line := range strings.Lines(c.said()) {
		if strings.Contains(line, "level=WARN") || strings.Contains(line, "level=ERROR") {
			warnings = append(warnings, line)
		}
	}
	c.t.Logf("the last warnings of %d: %s", len(warnings), strings.Join(warnings[max(0, len(warnings)-30):], ""))
}

// inOrder wants the answers of each thread to stand in the order of its questions.
func (c *crowd) inOrder() {
	c.t.Helper()
	found, last := c.answers(), map[string]string{}
	for _, m := range c.asked {
		if m.ThreadTS == "" {
			continue
		}
		place := found[nameOf(m)][0]
		if thread := m.Channel + m.ThreadTS; place < last[thread] {
			c.t.Errorf("in %s %s stands before an answer asked for earlier", m.ThreadTS, place)
		} else {
			last[thread] = place
		}
	}
}
