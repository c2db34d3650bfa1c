package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"parley/bot"
	"parley/bot/evidence"
	"parley/bot/question"
	"parley/bot/terminal"
	"parley/corpus"
	"parley/corpus/briefings"
	"parley/corpus/extract"
	"parley/index"
	"parley/index/bleve"
)

// A home is the data folder, open: the store of articles and the index made from it.
//
//	DIR/articles.db   the store, one SQLite file
//	DIR/index/        the index; may be deleted at any time, it is made anew from the store
//	DIR/history       the questions typed in conversations
type home struct {
	dir    string
	store  *corpus.Store
	engine *bleve.Engine
	std    streams
}

// openStore opens the data folder of c with its store alone, making both if need be.
func openStore(ctx context.Context, c *cli, std streams) (*home, error) {
	dir, err := c.folder()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("cannot make the data folder: %w; name another with --data DIR", err)
	}
	store, err := corpus.Open(ctx, filepath.Join(dir, "articles.db"))
	if err != nil {
		return nil, err
	}
	return &home{dir: dir, store: store, std: std}, nil
}

// openToAsk opens the data folder with an index that is in step with the store. The first time,
// on an empty folder, it brings in the briefings. An index that is in step is opened for reading
// only, so that several processes can ask at once.
func openToAsk(ctx context.Context, c *cli, std streams) (_ *home, err error) {
	h, err := openStore(ctx, c, std)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			h.Close()
		}
	}()
	at, err := h.store.Position(ctx)
	if err != nil {
		return nil, err
	}
	if at == 0 {
		if at, err = h.bringBriefings(ctx); err != nil {
			return nil, err
		}
	}
	h.engine, err = bleve.Open(ctx, h.index(), bleve.Options{ReadOnly: true})
	if err == nil {
		held, err := h.engine.Position(ctx)
		if err == nil && held == at {
			return h, nil
		}
		h.engine.Close()
	}
	return h, h.catchUp(ctx)
}

func (h *home) index() string { return filepath.Join(h.dir, "index") }

// bringBriefings syncs the briefings that come with Parley.
func (h *home) bringBriefings(ctx context.Context) (corpus.Position, error) {
	fmt.Fprintln(h.std.err, "parley: first use: bringing in the briefings that come with Parley")
	if _, err := corpus.Sync(ctx, h.store, briefings.New(extract.File), nil); err != nil {
		return 0, err
	}
	return h.store.Position(ctx)
}

// catchUp opens the index for writing and brings it in step with the store, rebuilding it
// when its files are not what this version expects.
func (h *home) catchUp(ctx context.Context) error {
	engine, err := bleve.Open(ctx, h.index(), bleve.Options{})
	if err != nil {
		return err
	}
	h.engine = engine
	progress := terminal.NewProgress(h.std.err, "indexing", "articles")
	defer progress.Done()
	tell := func(p index.Progress) { progress.At(p.Done, p.Total) }
	fill := func(w index.Writer) error {
		_, err := index.Update(ctx, h.store, w, tell)
		return err
	}
	if reason := engine.Reason(); reason != "" {
		fmt.Fprintf(h.std.err, "parley: making the index anew: %s\n", reason)
		return engine.Rebuild(ctx, fill)
	}
	if err := fill(engine); !errors.Is(err, index.ErrAhead) {
		return err
	}
	fmt.Fprintln(h.std.err, "parley: making the index anew: it was made from another store")
	return engine.Rebuild(ctx, fill)
}

// bot returns a bot over this folder.
func (h *home) bot() (*bot.Bot, error) {
	reader, err := question.NewReader()
	if err != nil {
		return nil, err
	}
	model, err := evidence.NewModel()
	if err != nil {
		return nil, err
	}
	return bot.New(h.engine, h.store, reader, model, time.Now), nil
}

// Close closes what is open.
func (h *home) Close() error {
	var errs []error
	if h.engine != nil {
		errs = append(errs, h.engine.Close())
	}
	return errors.Join(append(errs, h.store.Close())...)
}
