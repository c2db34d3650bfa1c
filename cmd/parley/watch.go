package main

import (
	"context"
	"log/slog"
	"time"

	"parley/corpus"
	"parley/corpus/files"
)

// A folderWatcher brings in what changes in folders while a server runs. The follower takes it over from the store.
type folderWatcher struct {
	store   *corpus.Store
	folders []*files.Source
	log     *slog.Logger
}

// newFolderWatcher opens the folders.
func newFolderWatcher(store *corpus.Store, folders []string, o files.Options, log *slog.Logger) (*folderWatcher, error) {
	w := &folderWatcher{store: store, log: log}
	for _, folder := range folders {
		source, err := files.New(folder, o)
		if err != nil {
			return nil, err
		}
		w.folders = append(w.folders, source)
	}
	return w, nil
}

// mostTold is how many problems of a folder are logged, each once.
const mostTold = 200

// watch watches one of the folders until ctx ends. A sync that fails is tried again at the next look.
func (w *folderWatcher) watch(ctx context.Context, folder *files.Source) error {
	told := map[corpus.Problem]bool{}
	return folder.Watch(ctx, func(ctx context.Context) {
		r, err := corpus.Sync(ctx, w.store, folder, nil)
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			w.log.Warn("a folder cannot be brought in; what it held stays", "folder", folder.Name(), "error", err)
			return
		}
		if r.Added+r.Changed+r.Removed > 0 {
			w.log.Info("articles came in", "source", folder.Name(), "added", r.Added, "changed", r.Changed, "removed", r.Removed,
				"took", r.Ended.Sub(r.Started).Round(time.Millisecond))
			if err := corpus.Link(ctx, w.store, nil); err != nil && ctx.Err() == nil {
				w.log.Error("copies of articles cannot be looked for", "error", err)
			}
		}
		for _, p := range r.Problems {
			if !told[p] && len(told) < mostTold {
				told[p] = true
				w.log.Warn("left out", "file", p.Where, "partly", p.Partly, "why", p.Reason)
			}
		}
	})
}
