package bleve

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
)

// Options say how to open an index. The zero Options open it for reading and writing.
type Options struct {
	ReadOnly bool // several processes may read at once, but not while one writes
	Beside   bool // as ReadOnly, and may Renew and Rollback: others may read meanwhile, none may write

	// From is the folder of another index, to begin with what that holds where there is none yet: within the time that it takes to
	// name its files, not to write them. From one that is in use for writing, damaged or missing nothing is taken over.
	From string
}

// An Engine is an index.Engine kept in a folder. It is safe for concurrent use.
type Engine struct {
	dir      string
	readOnly bool
	lock     *os.File
	renewal  *os.File // locks out others who renew; nil when they are anyway, or nothing may be renewed

	inherited bool

	rebuilding sync.Mutex // held by Rebuild, Renew, Rollback and Close
	writing    sync.Mutex // held by Write, and by others while they switch

	mu      sync.RWMutex // guards what follows
	current *generation
	reason  string // why current began empty
	closed  bool
}

// Open opens the index in dir, making the folder if need be. It fails with ErrInUse, after at most
// two seconds, while another process writes to it (or, to open for writing, reads it).
//
// An index that is damaged or of another format is replaced by a fresh, empty one at position 0; Reason
// says why. Opened for reading only, nothing is changed and Open fails with ErrDamaged or ErrStale.
func Open(ctx context.Context, dir string, opts Options) (_ *Engine, err error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("open the index: %w", err)
	}
	if opts.Beside {
		opts.ReadOnly = true
	}
	if opts.ReadOnly {
		if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
			return nil, ErrStale
		}
	} else if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the index's folder: %w", err)
	}
	e := &Engine{dir: dir, readOnly: opts.ReadOnly}
	if e.lock, err = lockFolder(ctx, dir, opts.ReadOnly); err != nil {
		return nil, err
	}
	if opts.Beside {
		if e.renewal, err = lockRenewal(ctx, dir); err != nil {
			return nil, errors.Join(err, e.unlock())
		}
	}
	if err := e.load(ctx, opts.From); err != nil {
		return nil, errors.Join(err, e.unlock())
	}
	return e, nil
}

// load opens the current generation, or one that takes its place: what another index holds if there is none, else an empty one.
func (e *Engine) load(ctx context.Context, from string) error {
	folder, err := e.loadCurrent(ctx)
	fresh := folder == "" && errors.Is(err, ErrStale)
	if e.readOnly {
		return err
	}
	if fresh {
		e.current, err = e.start(ctx, from)
	} else if errors.Is(err, ErrStale) || errors.Is(err, ErrDamaged) {
		e.reason = err.Error()
		e.current, err = e.replace()
	}
	if err != nil {
		return err
	}
	if err := removeOthers(e.dir, e.kept()...); err != nil {
		return errors.Join(err, e.current.close())
	}
	return nil
}

// loadCurrent opens the generation that answers and returns its folder, "" when there is none. While others renew the index it may
// be gone by the time it is opened, and another one answer.
func (e *Engine) loadCurrent(ctx context.Context) (folder string, err error) {
	for {
		folder, err = readMark(e.dir, currentFile)
		if err == nil && folder == "" {
			err = ErrStale
		}
		if err != nil {
			return folder, err
		}
		if e.current, err = openSound(ctx, folder, e.readOnly); err == nil {
			return folder, nil
		}
		if now, unread := readMark(e.dir, currentFile); unread != nil || now == folder {
			return folder, err
		}
	}
}

// kept are the folders of the generations that may still be wanted. Beside one that began empty there is none.
func (e *Engine) kept() []string {
	kept := []string{e.current.folder}
	for _, file := range []string{previousFile, nextFile} {
		if folder, err := readMark(e.dir, file); err == nil && e.reason == "" {
			kept = append(kept, folder)
		}
	}
	return kept
}

func (e *Engine) unlock() error {
	if e.renewal == nil {
		return e.lock.Close()
	}
	return errors.Join(e.renewal.Close(), e.lock.Close())
}

// start makes the first generation the current one: what the index in from holds, if that can be had, or an empty one.
func (e *Engine) start(ctx context.Context, from string) (*generation, error) {
	if from == "" {
		return e.replace()
	}
	g, err := e.inherit(ctx, from)
	if err == nil || ctx.Err() != nil {
		e.inherited = err == nil
		return g, err
	}
	return e.replace()
}

// Inherited tells whether the index was begun, when it was opened, with what another holds. See Options.From.
func (e *Engine) Inherited() bool { return e.inherited }

// replace makes a fresh generation the current one.
func (e *Engine) replace() (*generation, error) {
	folder, err := nextFolder(e.dir)
	if err != nil {
		return nil, err
	}
	g, err := begin(folder)
	if err != nil {
		return nil, err
	}
	if err := writeMark(e.dir, currentFile, folder); err != nil {
		return nil, errors.Join(err, g.close())
	}
	return g, nil
}

// Reason says why the index was found unusable and begun afresh when it was opened, "" when it was
// not or has been rebuilt since. It is for people; what to do is to rebuild.
func (e *Engine) Reason() string {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.reason
}

// use calls do with the generation that answers, which stays open until do returns.
func (e *Engine) use(do func(*generation) error) error {
	e.mu.RLock()
	g, closed := e.current, e.closed
	if !closed {
		g.users.Add(1)
	}
	e.mu.RUnlock()
	if closed {
		return ErrClosed
	}
	defer g.users.Done()
	return do(g)
}

// swap makes g, rebuilt, the generation that answers and returns the one before.
func (e *Engine) swap(g *generation) *generation {
	e.mu.Lock()
	defer e.mu.Unlock()
	old := e.current
	e.current, e.reason = g, ""
	return old
}

// Close waits for searches, writes and a rebuild under way, and closes the index. Once it is called a
// rebuild stops at its next write. Closing twice does nothing.
func (e *Engine) Close() error {
	e.mu.Lock()
	closed := e.closed
	e.closed = true
	e.mu.Unlock()
	e.rebuilding.Lock()
	defer e.rebuilding.Unlock()
	if closed {
		return nil
	}
	return errors.Join(e.current.close(), e.unlock())
}
