// Package files brings in articles from a folder, or from one file.
//
// A sync lists the whole tree first (list.go), then reads what has changed on all processors (order.go,
// read.go) and yields it in the order of the list.
package files

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/semaphore"

	"parley/corpus"
	"parley/corpus/extract"
)

// A Source is a folder with all folders in it, or a single file. It holds the files extract can read;
// what is hidden – its name begins with a dot – or of another kind is passed over.
type Source struct {
	root    string
	workers int
	apart   *extract.Apart
	readDir func(string) ([]fs.DirEntry, error)
}

// Options changes how a Source works. The zero Options suits.
type Options struct {
	Workers int            // files read at the same time; 0 means one a processor
	Apart   *extract.Apart // reads what may use up time and memory
}

// New returns the source that is the folder or file root. It is an error when root does not exist
// or cannot be opened.
func New(root string, o Options) (*Source, error) {
	path, err := filepath.Abs(root)
	if err != nil {
		return nil, fmt.Errorf("find folder %q: %w", root, err)
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	s := &Source{root: path, workers: o.Workers, apart: o.Apart, readDir: os.ReadDir}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("folder of articles: %w: give the path of an existing folder or file", err)
	}
	if !info.IsDir() && !extract.Known(path) {
		return nil, fmt.Errorf("cannot read %s: give a folder, or a .md, .txt, .html, .pdf or .jsonl file", path)
	}
	return s, nil
}

// Name returns "files:" and the absolute path of the root.
func (s *Source) Name() string { return "files:" + filepath.ToSlash(s.root) }

// Documents yields every file, sorted by its path. A file's key is its path from the root, with slashes; its
// stamp changes with size, time of change and the version of the extraction. Whatever concerns one file or one
// folder is that document's Err. The source as a whole fails when the root cannot be listed, or holds nothing
// although it did at the last sync, as a folder does whose disk is not mounted.
func (s *Source) Documents(ctx context.Context, stamps map[string]string) iter.Seq2[corpus.Document, error] {
	return func(yield func(corpus.Document, error) bool) {
		l, err := s.list(ctx)
		if err != nil {
			yield(corpus.Document{}, err)
			return
		}
		if len(l.entries) == 0 && len(stamps) > 0 {
			yield(corpus.Document{}, fmt.Errorf("%s holds no documents, %d at the last sync: bring the files back, or remove the source if they are gone for good", s.root, len(stamps)))
			return
		}
		l.keepUnder(stamps)
		for d := range s.inOrder(ctx, l.entries, stamps) {
			if ctx.Err() != nil || !yield(d, nil) {
				break
			}
		}
		if ctx.Err() != nil {
			yield(corpus.Document{}, fmt.Errorf("read %s: %w", s.root, ctx.Err()))
		}
	}
}

// A Count is what a source holds.
type Count struct {
	Documents int   // what Documents would yield
	Bytes     int64 // size of them
	Skipped   int   // hidden files and folders, files of other kinds, second ways to the same file
}

// Count lists the source without reading a file, so that progress can be shown against a total.
func (s *Source) Count(ctx context.Context) (Count, error) {
	l, err := s.list(ctx)
	if err != nil {
		return Count{}, err
	}
	c := Count{Documents: len(l.entries), Skipped: l.skipped}
	for _, e := range l.entries {
		c.Bytes += e.size
	}
	return c, nil
}

// maxInFlight is the most bytes of files that are read and not yet taken by the caller. One larger file goes alone.
const maxInFlight = 48 << 20

// inOrder yields the documents of entries in their order, reading several at the same time.
// It returns when all workers have.
func (s *Source) inOrder(ctx context.Context, entries []entry, stamps map[string]string) iter.Seq[corpus.Document] {
	return func(yield func(corpus.Document) bool) {
		ctx, cancel := context.WithCancel(ctx)
		room := semaphore.NewWeighted(maxInFlight)
		jobs := make(chan job, 4*s.workers)
		done := make(chan struct{})
		go func() {
			defer close(done)
			s.start(ctx, entries, stamps, room, jobs)
		}()
		defer func() { cancel(); <-done }()
		for j := range jobs {
			d := <-j.document
			room.Release(j.weight)
			if !yield(d) {
				return
			}
		}
	}
}
