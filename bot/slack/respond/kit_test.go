package respond

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"iter"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"go.uber.org/goleak"
	_ "modernc.org/sqlite" // the driver named "sqlite"

	"parley/bot"
	"parley/bot/answer"
	"parley/bot/evidence"
	"parley/bot/journal"
	"parley/bot/question"
	"parley/bot/slack/delivery"
	"parley/bot/slack/slacktest"
	"parley/bot/timeline"
	"parley/corpus"
	"parley/corpus/briefings"
	"parley/corpus/extract"
	"parley/index"
	"parley/index/indextest"
)

// briefed is the library over the briefings, which most tests share: bringing them in takes its time.
var briefed struct {
	sync.Once
	dir   string
	store *corpus.Store
	bot   *bot.Bot
	dates *timeline.Maker
}

// suite are all tests, with what they share.
type suite struct{ *testing.M }

func (s suite) Run() int {
	code := s.M.Run()
	if briefed.store != nil {
		_ = briefed.store.Close()
		_ = os.RemoveAll(briefed.dir)
	}
	return code
}

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(suite{m}, goleak.IgnoreTopFunction("database/sql.(*DB).connectionOpener"))
}

const (
	general = "C01GENERAL"
	ada     = "U01ADA"
	ben     = "U02BEN"
	team    = slacktest.TeamID
)

// summer is the day on which it is told what happened and what is ahead.
var summer = time.Date(2026, 9, 1, 12, 0, 0, 0, time.UTC)

// asked is a question the briefings answer.
const asked = "Who met at the Stockholm trade talks?"

// web leaves nothing open behind it.
var web = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 30 * time.Second}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A desk is a workspace, and Parley in it over the briefings.
type desk struct {
	t       *testing.T
	slack   *slacktest.Server
	clock   *slacktest.FakeClock
	api     *slack.Client
	journal *journal.Journal
	db      *sql.DB // of the journal
	store   *corpus.Store
	asker   *asker
	log     *buffer
	r       *Responder

	mu       sync.Mutex
	observed []Observed
}

// set is what a desk is made with.
type set struct {
	slack    slacktest.Options
	options  Options
	articles []corpus.Article // in place of the briefings
	still    bool             // do not deliver
	delivery delivery.Options
}

// newDesk makes a desk to which what people do is delivered until the test ends.
func newDesk(t *testing.T, s set) *desk {
	t.Helper()
	d := &desk{t: t, clock: slacktest.NewFakeClock(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)), log: &buffer{}}
	s.slack.Clock = d.clock
	d.slack = slacktest.New(t, s.slack)
	d.api = slack.New(slacktest.BotToken, slack.OptionAPIURL(d.slack.URL()), slack.OptionAppLevelToken(slacktest.AppToken), slack.OptionHTTPClient(web))
	d.journal, d.db = openJournal(t, filepath.Join(t.TempDir(), "journal.db"))
	d.store, d.asker = library(t, s.articles)
	s.options.Observe = func(o Observed) {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.observed = append(d.observed, o)
	}
	d.r = New(Parts{
		Asker: d.asker, Journal: d.journal, Corpus: d.store, Dates: d.asker.dates, Workspaces: one{d.api},
		Clock: time.Now, Log: slog.New(slog.NewTextHandler(d.log, nil)),
	}, s.options)
	if !s.still {
		d.deliver(s.delivery)
	}
	return d
}

func openJournal(t *testing.T, path string) (*journal.Journal, *sql.DB) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+
		"?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(OFF)")
	check(t, err)
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { check(t, db.Close()) })
	j, err := journal.Open(t.Context(), db, time.Now)
	check(t, err)
	return j, db
}

// library is a store of articles, the briefings for none, and what answers from it.
func library(t *testing.T, articles []corpus.Article) (*corpus.Store, *asker) {
	t.Helper()
	if articles != nil {
		store, answers, dates := indexed(t, t.TempDir(), pile(articles))
		t.Cleanup(func() { check(t, store.Close()) })
		return store, &asker{bot: answers, dates: dates}
	}
	briefed.Do(func() {
		var err error
		briefed.dir, err = os.MkdirTemp("", "respond")
		check(t, err)
		briefed.store, briefed.bot, briefed.dates = indexed(t, briefed.dir, briefings.New(extract.File))
	})
	return briefed.store, &asker{bot: briefed.bot, dates: briefed.dates}
}

// indexed brings a source in.
func indexed(t *testing.T, dir string, from corpus.Source) (*corpus.Store, *bot.Bot, *timeline.Maker) {
	t.Helper()
	ctx := context.Background() // what tests share outlives each
	store, err := corpus.Open(ctx, filepath.Join(dir, "articles.db"))
	check(t, err)
	_, err = corpus.Sync(ctx, store, from, nil)
	check(t, err)
	engine := &indextest.Memory{}
	_, err = index.Update(ctx, store, engine, nil)
	check(t, err)
	reader, err := question.NewReader()
	check(t, err)
	model, err := evidence.NewModel()
	check(t, err)
	return store, bot.New(engine, store, reader, model, time.Now), timeline.New(engine, store, reader, slacktest.NewFakeClock(summer).Now)
}

// deliver runs a delivery until the test ends.
func (d *desk) deliver(o delivery.Options) {
	d.t.Helper()
	o.Socket = d.api
	if o.Backoff == 0 {
		o.Backoff = time.Millisecond
	}
	in := delivery.New(d.journal, d.r, slog.New(slog.NewTextHandler(d.log, nil)), o)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- in.Run(ctx) }()
	d.t.Cleanup(func() {
		cancel()
		check(d.t, <-ended)
	})
	d.until("it is connected", func() bool { return len(d.slack.Links()) > 0 })
}

// An asker is a bot that can be made to fail, or to say something else.
type asker struct {
	bot   *bot.Bot
	dates Dates
	mu    sync.Mutex
	fail  int // the next so many questions fail
	hold  chan struct{}
	says  func(bot.Message) answer.Answer
	saw   []bot.Message
}

var errIndex = errors.New("the index is gone")

func (a *asker) Ask(ctx context.Context, m bot.Message) (answer.Answer, error) {
	a.mu.Lock()
	a.saw = append(a.saw, m)
	fail, hold, says := a.fail > 0, a.hold, a.says
	a.fail--
	a.mu.Unlock()
	if hold != nil {
		<-hold
	}
	switch {
	case fail:
		return answer.Answer{}, errIndex
	case says != nil:
		return says(m), nil
	}
	return a.bot.Ask(ctx, m)
}

func (a *asker) last() bot.Message {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.saw) == 0 {
		return bot.Message{}
	}
	return a.saw[len(a.saw)-1]
}

func (a *asker) set(do func(*asker)) {
	a.mu.Lock()
	defer a.mu.Unlock()
	do(a)
}

// one is a single workspace.
type one struct{ api *slack.Client }

func (o one) Client(context.Context, string) (*slack.Client, error) { return o.api, nil }
func (o one) Bot(context.Context, string) (string, error)           { return slacktest.BotUserID, nil }

// A buffer is a log that can be read while it is written.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// until waits for something to become so.
func (d *desk) until(what string, so func() bool) {
	d.t.Helper()
	for late := time.Now().Add(15 * time.Second); !so(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(late) {
			d.t.Fatalf("never so: %s\n%s", what, d.log)
		}
	}
}

// A pile is a source of articles.
type pile []corpus.Article

func (p pile) Name() string { return "pile" }

func (p pile) Documents(context.Context, map[string]string) iter.Seq2[corpus.Document, error] {
	return func(yield func(corpus.Document, error) bool) {
		yield(corpus.Document{Key: "all", Articles: p}, nil)
	}
}

// replies are what Parley posted below a message, for all to see.
func (d *desk) replies(m slacktest.Message) []slacktest.Message {
	root := m.ThreadTS
	if root == "" {
		root = m.TS
	}
	var all []slacktest.Message
	for _, reply := range d.slack.Thread(m.Channel, root) {
		if reply.Bot && reply.TS > m.TS {
			all = append(all, reply)
		}
	}
	return all
}

// reply waits for what Parley posts below a message.
func (d *desk) reply(m slacktest.Message) slacktest.Message {
	d.t.Helper()
	d.until("a reply to "+m.Text, func() bool { return len(d.replies(m)) > 0 })
	return d.replies(m)[0]
}

// private waits until a user alone sees so many messages, and returns the last.
func (d *desk) private(user string, n int) slacktest.Message {
	d.t.Helper()
	d.until("something only "+user+" sees", func() bool { return len(d.slack.Ephemerals(user)) >= n })
	return d.slack.Ephemerals(user)[n-1]
}

// settled waits until everything delivered is done with.
func (d *desk) settled() {
	d.t.Helper()
	d.until("all is acknowledged", func() bool {
		for _, e := range d.slack.Deliveries() {
			if !e.Acked {
				return false
			}
		}
		return true
	})
	d.until("all is done", func() bool {
		var open int
		err := d.db.QueryRow(`SELECT count(*) FROM events WHERE done = 0`).Scan(&open)
		return err == nil && open == 0
	})
}

// claimed is an event that came in and was claimed, as delivery hands it out; name is what it is known by.
func (d *desk) claimed(payload json.RawMessage, name string) delivery.Event {
	d.t.Helper()
	e := delivery.Event{Kind: delivery.Happening, Team: team, Payload: payload, Received: time.Now()}
	var err error
	e.Claim, err = d.journal.Claim(d.t.Context(), journal.Event{Names: []string{name}, Kind: string(e.Kind), Payload: payload})
	check(d.t, err)
	return e
}
