package delivery

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"go.uber.org/goleak"
	_ "modernc.org/sqlite" // the driver named "sqlite"

	"parley/bot/journal"
	"parley/bot/slack/slacktest"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("database/sql.(*DB).connectionOpener"))
}

const general = "C01GENERAL"

// web leaves nothing open behind it.
var web = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 30 * time.Second}

func client(s *slacktest.Server) *slack.Client {
	return slack.New(slacktest.BotToken, slack.OptionAPIURL(s.URL()), slack.OptionAppLevelToken(slacktest.AppToken), slack.OptionHTTPClient(web))
}

// A clock goes like the real one, some way ahead.
type clock struct{ ahead atomic.Int64 }

func (c *clock) Now() time.Time        { return time.Now().Add(time.Duration(c.ahead.Load())) }
func (c *clock) Move(by time.Duration) { c.ahead.Add(int64(by)) }

// database opens a journal's file. It does not wait for the disk: what a killed process has written the system still has.
func database(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+
		"?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(OFF)")
	check(t, err)
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { check(t, db.Close()) })
	return db
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// An echo answers what mentions the app, and what stands in a DM, with the text of it, as the journal wants it done.
type echo struct {
	journal *journal.Journal
	api     *slack.Client
	before  func(ctx context.Context, e Event) error // called by Respond first; nil for nothing
	busy    atomic.Int64
	tries   atomic.Int64
	mu      sync.Mutex
	order   []string // texts in the order they were answered
}

// said is what an echo reads of an event.
type said struct {
	Type, Text, Channel, TS, User, Subtype string
	Thread                                 string `json:"thread_ts"`
	Kind                                   string `json:"channel_type"`
	Bot                                    string `json:"bot_id"`
}

func heard(e Event) said {
	var p struct{ Event said }
	_ = json.Unmarshal(e.Payload, &p) // what is no message has none
	return p.Event
}

func (r *echo) Wants(e Event) bool {
	m := heard(e)
	switch e.Kind {
	case Happening:
		mention := bytes.Contains([]byte(m.Text), []byte("<@"+slacktest.BotUserID+">"))
		return m.Bot == "" && m.Subtype == "" && (mention || m.Kind == "im" || m.Type == "app_home_opened")
	case Command, Interaction:
		return true
	}
	return false
}

func (r *echo) Lasts(e Event) bool { return e.Kind == Interaction }

func (r *echo) Acknowledge(e Event) any {
	if e.Kind == Interaction && bytes.Contains(e.Payload, []byte(`"view_submission"`)) {
		return map[string]any{"response_action": "clear"}
	}
	return nil
}

func (r *echo) Busy(context.Context, Event) error {
	r.busy.Add(1)
	return nil
}

func (r *echo) Respond(ctx context.Context, e Event) (string, error) {
	r.tries.Add(1)
	if r.before != nil {
		if err := r.before(ctx, e); err != nil {
			return "", err
		}
	}
	m := heard(e)
	if m.Type != "message" && m.Type != "app_mention" {
		r.remember(string(e.Kind) + " " + m.Type)
		return "", nil
	}
	post, err := r.journal.Intend(ctx, e.Claim, "answer")
	if err != nil || post.Standing == journal.Posted {
		return post.Where, err
	}
	if post.Standing == journal.MaybePosted && r.stands(ctx, m) {
		return "there", r.journal.Confirm(ctx, e.Claim, "answer", "there")
	}
	_, ts, err := r.api.PostMessageContext(ctx, m.Channel, slack.MsgOptionText("re "+m.TS+": "+m.Text, true), slack.MsgOptionTS(firstOf(m.Thread, m.TS)))
	if err != nil {
		return "", err
	}
	r.remember(m.Text)
	return ts, r.journal.Confirm(ctx, e.Claim, "answer", ts)
}

// stands tells whether the answer is in the thread already.
func (r *echo) stands(ctx context.Context, m said) bool {
	replies, _, _, err := r.api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{ChannelID: m.Channel, Timestamp: firstOf(m.Thread, m.TS), Limit: 200})
	for _, reply := range replies {
		if bytes.HasPrefix([]byte(reply.Text), []byte("re "+m.TS+":")) {
			return true
		}
	}
	return err != nil
}

func (r *echo) remember(text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.order = append(r.order, text)
}

func (r *echo) answered() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]string{}, r.order...)
}

// A count counts fates and outcomes.
type count struct {
	mu  sync.Mutex
	all map[string]int
}

func (c *count) add(what string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.all == nil {
		c.all = map[string]int{}
	}
	c.all[what]++
}

func (c *count) of(what string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.all[what]
}

func (c *count) Received(_ Kind, f Fate)                       { c.add(string(f)) }
func (c *count) Responded(_ Event, o Outcome, _ time.Duration) { c.add(string(o)) }
func (c *count) Linked(_ int, up bool)                         { c.add(fmt.Sprint("up ", up)) }

// A bench is a workspace and a bot in it.
type bench struct {
	t         *testing.T
	slack     *slacktest.Server
	slackTime *slacktest.FakeClock // of its own workspace
	path      string               // of the journal
	db        *sql.DB
	clock     *clock
	journal   *journal.Journal
	echo      *echo
	count     *count
	log       *syncBuffer
	d         *Delivery
	stop      func() error
}

// A syncBuffer is a log that can be read while it is written.
type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// newBench makes one that does not run yet. With a nil workspace it has its own.
func newBench(t *testing.T, s *slacktest.Server, path string, o Options) *bench {
	t.Helper()
	slackTime := slacktest.NewFakeClock(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	if s == nil {
		s = slacktest.New(t, slacktest.Options{Clock: slackTime})
	}
	if path == "" {
		path = filepath.Join(t.TempDir(), "journal.db")
	}
	b := &bench{t: t, slack: s, slackTime: slackTime, path: path, db: database(t, path), clock: &clock{}, count: &count{}, log: &syncBuffer{}}
	var err error
	b.journal, err = journal.Open(t.Context(), b.db, b.clock.Now)
	check(t, err)
	b.echo = &echo{journal: b.journal, api: client(s)}
	o.Observer = b.count
	if o.Pickup == 0 {
		o.Pickup = 50 * time.Millisecond
	}
	if o.Backoff == 0 {
		o.Backoff = 5 * time.Millisecond
	}
	b.d = New(b.journal, b.echo, slog.New(slog.NewTextHandler(b.log, nil)), o)
	return b
}

// run runs it until the test ends or stop is called.
func (b *bench) run() *bench {
	b.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- b.d.Run(ctx) }()
	asked := false
	b.stop = sync.OnceValue(func() error {
		asked = true
		cancel()
		select {
		case err := <-ended:
			return err
		case <-time.After(20 * time.Second):
			return errors.New("it does not end")
		}
	})
	b.t.Cleanup(func() {
		if !asked { // whoever asked has looked at the error
			check(b.t, b.stop())
		}
	})
	return b
}

// onSocket is a running bench with both connections up.
func onSocket(t *testing.T, o Options) *bench {
	t.Helper()
	return onSocketOf(t, nil, "", o)
}

func onSocketOf(t *testing.T, s *slacktest.Server, path string, o Options) *bench {
	t.Helper()
	b := newBench(t, s, path, o)
	b.d.o.Socket = client(b.slack)
	b.run()
	b.until("it is connected", func() bool { return b.d.up.Load() == connections })
	return b
}

// until waits for something to become so.
func (b *bench) until(what string, so func() bool) {
	b.t.Helper()
	for late := time.Now().Add(20 * time.Second); !so(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(late) {
			b.t.Fatalf("never so: %s\n%s", what, b.log)
		}
	}
}

// replies returns how many answers stand below a message.
func replies(s *slacktest.Server, m slacktest.Message) int {
	root := firstOf(m.ThreadTS, m.TS)
	n := 0
	for _, reply := range s.Thread(m.Channel, root) {
		if reply.Bot && bytes.HasPrefix([]byte(reply.Text), []byte("re "+m.TS+":")) {
			n++
		}
	}
	return n
}

// answeredOnce wants each message to be answered once, and then nothing more to come.
func (b *bench) answeredOnce(all ...slacktest.Message) {
	b.t.Helper()
	for _, m := range all {
		b.until("answered: "+m.Text, func() bool { return replies(b.slack, m) > 0 })
	}
	for _, m := range all {
		if n := replies(b.slack, m); n != 1 {
			b.t.Errorf("%q was answered %d times", m.Text, n)
		}
	}
}

// nothingLeft wants every event to be done with.
func (b *bench) nothingLeft() {
	b.t.Helper()
	var open int
	b.until("every event is done with", func() bool {
		err := b.db.QueryRow(`SELECT count(*) FROM events WHERE done = 0`).Scan(&open)
		return err == nil && open == 0
	})
}
