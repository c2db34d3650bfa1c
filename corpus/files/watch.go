package files

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// When what is watched is read.
const (
	settled = time.Second      // after the last change, so that a file being written is not read by halves
	latest  = 5 * time.Second  // after the first, where changes do not end
	anyway  = 30 * time.Second // after the last look: some disks and networks tell nothing, and there may be too much to tell
)

// Watch calls changed whenever the files of the source may have changed, and at first, until ctx ends, which is no error.
// Changes that follow one another are one: it is called a second after the last of them, five after the first, or half a
// minute after the last call if nothing was told.
//
// A folder that cannot be watched, as when the system's limit is reached, is looked at every half minute all the same.
func (s *Source) Watch(ctx context.Context, changed func(context.Context)) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watch %s: %w", s.root, err)
	}
	w := watch{root: s.root, watcher: watcher, changed: changed}
	w.run(ctx)
	return watcher.Close()
}

// A watch is one call of Watch.
type watch struct {
	root    string
	watcher *fsnotify.Watcher
	changed func(context.Context)
}

func (w *watch) run(ctx context.Context) {
	for ctx.Err() == nil {
		w.follow(w.root)
		w.changed(ctx)
		w.wait(ctx)
	}
}

// wait returns when it is time to look.
func (w *watch) wait(ctx context.Context) {
	due := time.NewTimer(anyway)
	defer due.Stop()
	var first time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-due.C:
			return
		case e, ok := <-w.watcher.Events:
			if !ok {
				return
			}
			if e.Has(fsnotify.Chmod) || hidden(w.root, e.Name) {
				continue
			}
			if e.Has(fsnotify.Create) {
				w.follow(e.Name)
			}
		case err, ok := <-w.watcher.Errors:
			if !ok {
				return
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				continue
			}
		}
		if first.IsZero() {
			first = time.Now()
		}
		due.Reset(min(settled, max(0, latest-time.Since(first))))
	}
}

// follow watches path, if it is a folder, and all folders in it; beside a single file the folder it is in. What cannot be
// watched is looked at anyway.
func (w *watch) follow(path string) {
	info, err := os.Stat(path)
	if err != nil {
		return
	}
	if !info.IsDir() {
		if path == w.root {
			_ = w.watcher.Add(filepath.Dir(path))
		}
		return
	}
	_ = filepath.WalkDir(path, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case !d.IsDir():
			return nil
		case hidden(w.root, path):
			return fs.SkipDir
		}
		_ = w.watcher.Add(path)
		return nil
	})
}

// hidden reports whether a name on the way from root to path begins with a dot.
func hidden(root, path string) bool {
	rel, err := filepath.Rel(root, path)
	if err != nil {
		return false
	}
	for _, name := range strings.Split(filepath.ToSlash(rel), "/") {
		if strings.HasPrefix(name, ".") && name != "." && name != ".." {
			return true
		}
	}
	return false
}
