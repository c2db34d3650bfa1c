package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"parley/bot/terminal"
	"parley/index"
	"parley/index/bleve"
)

var errChanging = errors.New("the articles keep changing; try again when they are brought in")

// firstUse is how long whoever asks on an empty folder waits for others who do the same to have made the index.
const firstUse = 20 * time.Second

// prepare makes the store and the index fit to be asked. The first time it brings in the briefings; of several processes
// that ask at once one makes the index of them, and the others wait for it.
func (h *home) prepare(ctx context.Context) error {
	at, err := h.store.Position(ctx)
	if err != nil {
		return err
	}
	if at > 0 {
		return h.makeReady(ctx)
	}
	if err := h.lost(ctx); err != nil {
		return err
	}
	if err := h.bringBriefings(ctx); err != nil {
		return err
	}
	for began := time.Now(); ; { // each try waits for two seconds
		err := h.makeReady(ctx)
		if !errors.Is(err, bleve.ErrInUse) || time.Since(began) > firstUse {
			return err
		}
	}
}

// makeReady opens the index for reading, in step with the store.
func (h *home) makeReady(ctx context.Context) error {
	ready, err := h.openInStep(ctx)
	if ready || errors.Is(err, bleve.ErrInUse) {
		return err
	}
	mended := h.mend(ctx)
	if mended != nil && !errors.Is(mended, bleve.ErrInUse) {
		return mended
	}
	// Whoever has it in use may just have mended it.
	if ready, err = h.openInStep(ctx); !ready && err == nil {
		err = cmp.Or(mended, errChanging)
	}
	return err
}

// openInStep opens the index for reading and tells whether it is in step with the store; if not, it is
// closed again.
func (h *home) openInStep(ctx context.Context) (bool, error) {
	engine, err := h.open(ctx, bleve.Options{ReadOnly: true})
	if err != nil {
		return false, err
	}
	h.engine = engine
	ready, err := h.inStep(ctx)
	if ready {
		return true, nil
	}
	h.engine = nil
	return false, errors.Join(err, engine.Close())
}

func (h *home) inStep(ctx context.Context) (bool, error) {
	same, err := h.ours(ctx)
	if err != nil || !same {
		return false, err
	}
	held, err := h.engine.Position(ctx)
	if err != nil {
		return false, err
	}
	at, err := h.store.Position(ctx)
	return held == at, err
}

// mend brings the index in step with the store and closes it.
func (h *home) mend(ctx context.Context) (err error) {
	if h.engine, err = h.open(ctx, bleve.Options{}); err != nil {
		return err
	}
	err = errors.Join(h.catchUp(ctx), h.engine.Close())
	h.engine = nil
	return err
}

// catchUp brings the index, open for writing, in step with the store, making it anew when it is
// damaged, of another format or made from another store.
func (h *home) catchUp(ctx context.Context) error {
	h.indexing.Lock()
	defer h.indexing.Unlock()
	if err := h.follow(ctx); err != nil || !h.serves {
		return err
	}
	return h.noteTaken(ctx, time.Now())
}

func (h *home) follow(ctx context.Context) error {
	progress := terminal.NewProgress(h.std.err, "indexing", "articles")
	defer progress.Done()
	tell := func(p index.Progress) { progress.At(p.Done, p.Total) }
	fill := func(w index.Writer) error {
		_, err := index.Update(ctx, h.store, w, tell)
		return err
	}
	why, err := h.unfit(ctx)
	if err != nil {
		return err
	}
	if why == "" {
		// Until this file is there an index that holds anything counts as another store's.
		if err := h.claim(ctx); err != nil {
			return err
		}
		if err := fill(h.engine); !errors.Is(err, index.ErrAhead) {
			return err
		}
		why = "it holds more than the store, which lacks what was stored last; bring that in again, or put a backup back with parley restore FILE --force"
	}
	fmt.Fprintf(h.std.err, "parley: making the index anew: %s\n", why)
	if err := h.anew(ctx, fill); err != nil {
		return err
	}
	return h.claim(ctx)
}

// anew makes an index that cannot be trusted anew, with all that was noted of it. The caller holds indexing. A renewal under way, which
// waits for that, gives way.
func (h *home) anew(ctx context.Context, fill func(index.Writer) error) error {
	h.remaking.Store(true)
	defer h.remaking.Store(false)
	if err := h.forgetTaken(); err != nil {
		return err
	}
	return h.engine.Rebuild(ctx, fill)
}

// unfit says why the index cannot be added to, "" when it can.
func (h *home) unfit(ctx context.Context) (string, error) {
	if why := h.engine.Reason(); why != "" {
		return why, nil
	}
	held, err := h.engine.Position(ctx)
	if err != nil || held == 0 {
		return "", err
	}
	same, err := h.ours(ctx)
	if err != nil || same {
		return "", err
	}
	return "it was made from another store", nil
}

// ours tells whether the index was made from this store: positions of two stores say nothing of each other.
func (h *home) ours(ctx context.Context) (bool, error) {
	id, err := h.store.Identity(ctx)
	if err != nil {
		return false, err
	}
	made, err := os.ReadFile(h.claimFile())
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return string(made) == id, err
}

// claim notes that the index is made from this store.
func (h *home) claim(ctx context.Context) error {
	same, err := h.ours(ctx)
	if err != nil || same {
		return err
	}
	id, err := h.store.Identity(ctx)
	if err != nil {
		return err
	}
	return replaceFile(h.claimFile(), []byte(id))
}

func (h *home) claimFile() string { return filepath.Join(h.index(), "STORE") }
