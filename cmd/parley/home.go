package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"parley/bot"
	"parley/bot/evidence"
	"parley/bot/question"
	"parley/corpus"
	"parley/corpus/briefings"
	"parley/corpus/extract"
	"parley/index/bleve"
)

// A home is the data folder, open: the store of articles and the index made from it.
//
//	DIR/articles.db   the store, one SQLite file
//	DIR/index/        the index; may be deleted at any time, it is made anew from the store
//	DIR/index/STORE   the identity of the store the index was made from
//	DIR/history       the questions typed in conversations
//	DIR/journal.db    what the bot in Slack remembers, one SQLite file; see ledger.go
//	DIR/serve-N/      the index of a server that runs, as DIR/index; see follow.go
//	DIR/serve-N/TAKEN when that index took over what; see taken.go
//	DIR/OWNER         where the server that runs takes work from other commands; see owner.go
//	DIR/restore/      a backup that is about to take the place of both databases; see restore.go
type home struct {
	dir    string
	folder string // of the index, within dir
	store  *corpus.Store
	engine *bleve.Engine
	apart  *extract.Apart
	std    streams

	serves   bool         // the index is a server's own
	borrowed bool         // it stays open when it is closed
	remaking *atomic.Bool // an index that cannot be trusted is to be made anew; a renewal gives way
	indexing *sync.Mutex  // held while the index is brought in step, or another one takes its place
}

// lent returns h for a command that a server runs for another process.
func (h *home) lent(std streams) *home {
	other := *h
	other.borrowed, other.std = true, std
	return &other
}

// The files of the data folder that nothing else can replace.
const (
	storeFile   = "articles.db"
	journalFile = "journal.db"
)

// openStore opens the data folder of c with its store alone, making both if need be.
func openStore(ctx context.Context, c *cli, std streams) (*home, error) {
	dir, err := c.folder()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("cannot make the data folder: %w; name another with --data DIR", err)
	}
	if err := finishRestore(dir); err != nil {
		return nil, err
	}
	store, err := corpus.Open(ctx, filepath.Join(dir, storeFile))
	if err != nil {
		return nil, err
	}
	return &home{dir: dir, folder: "index", store: store, apart: c.apart, std: std, remaking: new(atomic.Bool), indexing: new(sync.Mutex)}, nil
}

// openToRead is openStore for whoever only reads: a folder that is not there is not made, for its name may be mistyped.
func openToRead(ctx context.Context, c *cli, std streams) (*home, error) {
	dir, err := c.folder()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no data folder at %s; bring articles in with parley index PATH, or name another with --data DIR", dir)
	}
	return openStore(ctx, c, std)
}

// openToWrite opens the data folder to change what it holds, the index with it: whoever comes second hears
// so before anything is done.
func openToWrite(ctx context.Context, c *cli, std streams) (*home, error) {
	if c.home != nil {
		return c.home.lent(std), nil
	}
	h, err := openStore(ctx, c, std)
	if err != nil {
		return nil, err
	}
	if h.engine, err = h.open(ctx, bleve.Options{}); err != nil {
		return nil, errors.Join(err, h.Close())
	}
	return h, nil
}

// openToAsk opens the data folder with an index that is in step with the store, for reading only, so that
// several processes can ask at once. The first time, on an empty folder, it brings in the briefings.
func openToAsk(ctx context.Context, c *cli, std streams) (*home, error) {
	h, err := openStore(ctx, c, std)
	if err != nil {
		return nil, err
	}
	if err := h.prepare(ctx); err != nil {
		return nil, errors.Join(err, h.Close())
	}
	return h, nil
}

// open opens the index.
func (h *home) open(ctx context.Context, o bleve.Options) (*bleve.Engine, error) {
	engine, err := bleve.Open(ctx, h.index(), o)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return nil, fmt.Errorf("%w; let this user write to %s, or name another folder with --data DIR", err, h.dir)
	}
	return engine, err
}

func (h *home) index() string { return filepath.Join(h.dir, h.folder) }

// bringBriefings syncs the briefings that come with Parley.
func (h *home) bringBriefings(ctx context.Context) error {
	fmt.Fprintln(h.std.err, "parley: first use: bringing in the briefings that come with Parley")
	_, err := corpus.Sync(ctx, h.store, briefings.New(extract.File), nil)
	return err
}

// bot returns a bot over this folder.
func (h *home) bot() (*bot.Bot, error) {
	model, err := evidence.NewModel()
	if err != nil {
		return nil, err
	}
	return h.botWith(model)
}

// botWith returns a bot over this folder that judges the evidence by model.
func (h *home) botWith(model *evidence.Model) (*bot.Bot, error) {
	reader, err := question.NewReader()
	if err != nil {
		return nil, err
	}
	times, err := h.times()
	if err != nil {
		return nil, err
	}
	return bot.New(h.engine, library{h.store, h}, reader, model, time.Now).Dating(times), nil
}

// Close closes what is open.
func (h *home) Close() error {
	if h.borrowed {
		return nil
	}
	var errs []error
	if h.engine != nil {
		errs = append(errs, h.engine.Close())
	}
	return errors.Join(append(errs, h.store.Close())...)
}
