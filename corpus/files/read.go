package files

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"

	"parley/corpus"
	"parley/corpus/extract"
)

// A job is a document on its way.
type job struct {
	document chan corpus.Document // holds one
	weight   int64                // of room to give back
}

// start begins to read one entry after the other, sends their jobs in order and closes jobs. It waits for room
// before each, and for all readers at the end; a job sent always gets its document.
func (s *Source) start(ctx context.Context, entries []entry, stamps map[string]string, room *semaphore.Weighted, jobs chan<- job) {
	var readers errgroup.Group
	readers.SetLimit(s.workers)
	defer func() { close(jobs); _ = readers.Wait() }() // readers return no errors: a document carries its own
	for _, e := range entries {
		j := job{make(chan corpus.Document, 1), min(max(e.size, 1), maxInFlight)}
		if room.Acquire(ctx, j.weight) != nil {
			return
		}
		select {
		case jobs <- j:
		case <-ctx.Done():
			return
		}
		if e.err != nil || stamps[e.key] == e.stamp {
			j.document <- corpus.Document{Key: e.key, Stamp: e.stamp, Unchanged: e.err == nil, Err: e.err}
			continue
		}
		readers.Go(func() error {
			j.document <- s.read(e)
			return nil
		})
	}
}

// read reads one file. Its stamp is taken before its bytes, so a change in between is noticed at the next sync.
func (s *Source) read(e entry) corpus.Document {
	data, stamp, err := load(e)
	if err != nil {
		return corpus.Document{Key: e.key, Stamp: e.stamp, Err: err}
	}
	d := corpus.Document{Key: e.key, Stamp: stamp}
	d.Articles, d.Problems, d.Err = s.apart.File(e.key, data)
	return d
}

// load returns the bytes of a file and their stamp. What was a file when it was listed may be anything now,
// so it is opened without waiting for the far end of a pipe, and looked at again.
func load(e entry) ([]byte, string, error) {
	f, err := os.OpenFile(e.path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "", fmt.Errorf("went away while the folder was read: sync again: %w", err)
	case errors.Is(err, fs.ErrPermission):
		return nil, "", fmt.Errorf("no permission to read it: allow it to the user Parley runs as: %w", err)
	case err != nil:
		return nil, "", fmt.Errorf("open: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, "", fmt.Errorf("look at: %w", err)
	}
	if err := refuse(e.key, info); err != nil {
		return nil, "", err
	}
	// One byte past the limit is enough to refuse a file that grows while it is read.
	data, err := io.ReadAll(io.LimitReader(f, extract.Limit(e.key)+1))
	if err != nil {
		return nil, "", fmt.Errorf("read: %w", err)
	}
	return data, stampOf(info), nil
}
