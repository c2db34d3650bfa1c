package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"path/filepath"
	"time"

	"golang.org/x/sync/errgroup"

	"parley/bot/journal"
	"parley/bot/slack/delivery"
	"parley/bot/slack/respond"
	"parley/bot/slack/sandbox"
	"parley/corpus/files"
)

// serveVerb is `parley serve`.
type serveVerb struct {
	HTTP    string   `name:"http" placeholder:"ADDR" help:"Take signed requests at this address, such as :3000, instead of Socket Mode. Without a host it is reached from this machine alone."`
	Admin   string   `placeholder:"ADDR" help:"Show /healthz, /readyz and /metrics at this address; may be that of --http."`
	Sandbox bool     `help:"Try Parley without Slack: a stand-in for it, with a page in the browser at --http (${sandbox})."`
	EnvFile string   `type:"path" placeholder:"FILE" help:"File of NAME=VALUE lines with the tokens; the environment goes before it."`
	Emoji   string   `placeholder:"NAME" help:"Answer about a message when somebody puts this emoji on it; named without colons."`
	Admins  []string `placeholder:"ID" help:"User ids of those who may configure channels, besides the admins of the workspace."`
	Watch   []string `type:"path" placeholder:"FOLDER" sep:"none" help:"Bring in what changes in this folder, within seconds; may be given several times."`
	Log     string   `enum:"text,json" default:"text" help:"How the log on standard error is written: text or json (${default})."`
}

// Run answers in Slack until it is told to end. Then it takes nothing new, finishes what is being answered, and leaves
// the rest to the next process, within ten seconds.
func (v *serveVerb) Run(ctx context.Context, c *cli, std streams) (err error) {
	log := newLog(std.err, v.Log)
	tokens, page, err := v.tokens(log)
	if err != nil {
		return err
	}
	if page != nil {
		defer page.Close()
	}
	dir, err := c.folder()
	if err != nil {
		return err
	}
	if journalLost(dir) {
		log.Error("the journal that was here is gone, and a new one begins; with parley restore FILE --force its backup is put back", "file", filepath.Join(dir, journalFile))
	}
	h, err := openToServe(ctx, c, std)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	j, db, err := openJournal(ctx, h.dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	w, err := c.openWeb()
	if err != nil {
		return err
	}
	defer w.Close()
	s, err := v.assemble(ctx, h, w, j, tokens, page, log)
	if err != nil {
		return err
	}
	s.poller = newPoller(h.store, w, log)
	asker, err := h.bot()
	if err == nil {
		s.watcher, err = newFolderWatcher(h.store, v.Watch, files.Options{Apart: h.apart}, log)
	}
	if err == nil {
		s.owner, err = h.own(ctx, asker, log)
	}
	if err != nil {
		return err
	}
	return s.run(ctx)
}

// tokens returns those of Slack, or those of a stand-in and the page over it.
func (v *serveVerb) tokens(log *slog.Logger) (tokens, *sandbox.Sandbox, error) {
	if v.Sandbox {
		return openSandbox()
	}
	file, err := readEnvFile(v.EnvFile)
	if err != nil {
		return tokens{}, nil, err
	}
	if warning := file.warning(); warning != "" {
		log.Warn(warning)
	}
	t, err := readTokens(file, v.HTTP != "")
	return t, nil, err
}

// A server is everything that runs while Parley answers in Slack.
type server struct {
	log       *slog.Logger
	delivery  *delivery.Delivery
	follower  *follower
	poller    *poller
	renewer   *renewer
	watcher   *folderWatcher
	owner     *owner // nil where another server is
	reminders *respond.Responder
	listeners []*listener
}

// remindEvery is how late a reminder may be.
const remindEvery = 5 * time.Second

// announceEvery is how long nothing comes in before channels are told of what did.
const announceEvery = 15 * time.Second

// assemble puts a server together and opens its addresses.
func (v *serveVerb) assemble(ctx context.Context, h *home, w *web, j *journal.Journal, t tokens, page *sandbox.Sandbox, log *slog.Logger) (*server, error) {
	figures := newFigures()
	web, err := newSlackClient(t.api, figures)
	if err != nil {
		return nil, err
	}
	workspaces, err := reachWorkspaces(ctx, j, t, web, log)
	if err != nil {
		return nil, err
	}
	asker, err := h.bot()
	if err != nil {
		return nil, err
	}
	dates, err := h.timelines()
	if err != nil {
		return nil, err
	}
	renewer := newRenewer(h, log)
	responder := respond.New(respond.Parts{
		Asker: asker, Journal: j, Corpus: h.store, Dates: dates, Workspaces: workspaces, Clock: time.Now, Log: log,
	}, respond.Options{Emoji: v.Emoji, Admins: v.Admins, Indexed: h.indexedAt, Observe: figures.Asked, Sources: adder{h.store, w}, Files: adder{h.store, w}, Renewer: renewer})
	o := delivery.Options{Observer: figures}
	if v.HTTP == "" || v.Sandbox {
		o.Socket = workspaces.socket
	}
	s := &server{log: log, renewer: renewer, reminders: responder, follower: newFollower(h, log), delivery: delivery.New(j, workspaces.around(responder), log, o)}
	figures.watch(s.delivery.Waiting, s.follower.age)
	if page != nil {
		return s, s.openPage(ctx, v, page, adminPages(figures, s.delivery.Ready, s.follower.ready))
	}
	return s, s.open(ctx, v, requestPages(s.delivery.Handler(t.signing.Reveal()), workspaces.pages),
		adminPages(figures, s.delivery.Ready, s.follower.ready))
}

// open opens the addresses: that of the pages for whoever runs it may be that of the requests.
func (s *server) open(ctx context.Context, v *serveVerb, requests *http.ServeMux, admin http.Handler) error {
	if v.HTTP != "" {
		if sameAddress(v.Admin, v.HTTP) {
			requests.Handle("/", admin)
		}
		if err := s.listen(ctx, "requests", v.HTTP, requests); err != nil {
			return err
		}
	}
	if v.Admin == "" || sameAddress(v.Admin, v.HTTP) {
		return nil
	}
	return s.listen(ctx, "admin", v.Admin, admin)
}

// requestPages are what Slack and people in a browser reach: signed requests, and the pages for installing, which may be nil.
func requestPages(signed, installing http.Handler) *http.ServeMux {
	mux := http.NewServeMux()
	mux.Handle("POST /slack/", signed)
	if installing != nil {
		mux.Handle("GET /slack/", installing)
	}
	return mux
}

func (s *server) listen(ctx context.Context, what, address string, pages http.Handler) error {
	l, err := listen(ctx, address, pages, s.log)
	if err != nil {
		for _, other := range s.listeners {
			err = errors.Join(err, other.open.Close())
		}
		return err
	}
	s.listeners = append(s.listeners, l)
	s.log.Info("listening", "for", what, "address", l.open.Addr().String())
	return nil
}

// run runs all of it until ctx ends or a part fails, and waits for every part.
func (s *server) run(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return s.delivery.Run(ctx) })
	group.Go(func() error { s.follower.run(ctx); return nil })
	group.Go(func() error { s.poller.run(ctx); return nil })
	group.Go(func() error { s.reminders.KeepReminding(ctx, remindEvery); return nil })
	group.Go(func() error { s.reminders.KeepAnnouncing(ctx, announceEvery); return nil })
	group.Go(func() error { s.follower.watch(ctx); return nil })
	group.Go(func() error { s.renewer.run(ctx); return nil })
	for _, folder := range s.watcher.folders {
		group.Go(func() error { return s.watcher.watch(ctx, folder) })
	}
	if s.owner != nil {
		group.Go(func() error { return s.owner.run(ctx) })
	}
	for _, l := range s.listeners {
		group.Go(func() error { return l.run(ctx) })
	}
	return group.Wait()
}
