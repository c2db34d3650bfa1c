package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"parley/corpus"
	"parley/index"
	"parley/index/bleve"
)

// examineEvery is how often a server reads through everything it keeps, since no database does that by itself.
const examineEvery = 24 * time.Hour

// watch examines what is kept, when a server begins and once a day, until ctx ends. Answering goes on meanwhile.
func (f *follower) watch(ctx context.Context) {
	tick := time.NewTicker(examineEvery)
	defer tick.Stop()
	for {
		f.examine(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// examine reads through the articles and the index. An index that is damaged is made anew at the next step. Articles that are
// cannot be: the server is not ready any more, and answers what it can, since what is damaged is never quoted.
func (f *follower) examine(ctx context.Context) {
	began := time.Now()
	store := f.home.store.Verify(ctx, nil)
	engine := f.home.engine.Verify(ctx)
	if ctx.Err() != nil {
		return
	}
	if errors.Is(store, corpus.ErrDamaged) {
		f.damage.Store(&store)
	} else if store == nil {
		f.damage.Store(nil)
	}
	if errors.Is(engine, bleve.ErrDamaged) {
		f.spoilt.Store(true)
	}
	if err := errors.Join(store, engine); err != nil {
		f.log.Error("what is kept was read through, and is not sound", "error", err)
		return
	}
	f.log.Info("what is kept was read through, and is sound", "took", time.Since(began).Round(time.Millisecond))
}

// remake makes the index anew, beside the one that answers.
func (h *home) remake(ctx context.Context) error {
	h.indexing.Lock()
	defer h.indexing.Unlock()
	return h.anew(ctx, func(w index.Writer) error {
		_, err := index.Update(ctx, h.store, w, nil)
		return err
	})
}

// lost returns an error where an index tells of articles that this store, which holds none, never had: its file was
// deleted, or emptied.
func (h *home) lost(ctx context.Context) error {
	id, err := h.store.Identity(ctx)
	if err != nil {
		return err
	}
	claims, _ := filepath.Glob(filepath.Join(h.dir, "serve-*", "STORE"))
	for _, claim := range append(claims, filepath.Join(h.dir, "index", "STORE")) {
		if made, err := os.ReadFile(claim); err == nil && string(made) != id {
			return fmt.Errorf("the articles that were in %s are gone; put a backup back with parley restore FILE --force, "+
				"or bring articles in with parley index", filepath.Join(h.dir, storeFile))
		}
	}
	return nil
}

// journalLost tells whether a server has been in the data folder dir before, and its journal is not there any more.
func journalLost(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, journalFile))
	if !errors.Is(err, fs.ErrNotExist) && (err != nil || info.Size() > 0) {
		return false
	}
	taken, _ := filepath.Glob(filepath.Join(dir, "serve-*", "TAKEN"))
	return len(taken) > 0
}
