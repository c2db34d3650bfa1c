package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"parley/bot/terminal"
	"parley/index"
	"parley/index/bleve"
)

// reindexVerb is `parley reindex`.
type reindexVerb struct {
	Rollback bool `help:"Go back to the index before the last reindex; a second time goes forward again."`
}

// Run makes the index anew beside the one that answers, or goes back. Whoever asks meanwhile is answered.
func (v *reindexVerb) Run(ctx context.Context, c *cli, std streams) error {
	h, err := openToRenew(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	if v.Rollback {
		return h.goBack(ctx)
	}
	progress := terminal.NewProgress(std.err, "reindexing", "articles")
	r, err := h.renew(ctx, func(p index.Progress) { progress.At(p.Done, p.Total) })
	progress.Done()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(std.out, r)
	return err
}

// openToRenew opens the data folder to renew its index: so that others can ask meanwhile, unless there is no
// sound index yet.
func openToRenew(ctx context.Context, c *cli, std streams) (*home, error) {
	if c.home != nil {
		return c.home.lent(std), nil
	}
	h, err := openStore(ctx, c, std)
	if err != nil {
		return nil, err
	}
	h.engine, err = h.open(ctx, bleve.Options{Beside: true})
	if errors.Is(err, bleve.ErrStale) || errors.Is(err, bleve.ErrDamaged) {
		if err = h.mend(ctx); err == nil {
			h.engine, err = h.open(ctx, bleve.Options{Beside: true})
		}
	}
	if err != nil {
		return nil, errors.Join(err, h.Close())
	}
	return h, nil
}

// A renewal says what came of making an index anew.
type renewal struct {
	articles, passages int // of which those that an earlier try had done are none
	found              int // passages looked for by their own words, and found
	took               time.Duration
}

func (r renewal) String() string {
	return fmt.Sprintf("Indexed %s and %s anew in %s. The files agree with their checksums, and %s looked for by their own words were found. "+
		"The index before is kept: parley reindex --rollback goes back to it.", count(r.articles, "article"), count(r.passages, "passage"),
		r.took.Round(10*time.Millisecond), count(r.found, "passage"))
}

// sampled is how many passages are looked for in a new index.
const sampled = 200

// renew makes the index anew beside the one that answers and, once it is found sound, lets it answer. When it is
// stopped the next try goes on with it. One that was made from another store is only made anew.
//
// What is brought in meanwhile is searched in the old one, and from the first second in the new: the last of it is
// written while nothing else is.
func (h *home) renew(ctx context.Context, tell func(index.Progress)) (r renewal, err error) {
	began := time.Now()
	if why, err := h.unfit(ctx); err != nil || why != "" {
		return r, errors.Join(err, errUnfit(why))
	}
	alone := false
	defer func() {
		if alone {
			h.indexing.Unlock()
		}
	}()
	var sampler *index.Sampler
	fill := func(w index.Writer) error {
		sampler = index.NewSampler(w, sampled)
		first, err := index.Update(ctx, h.store, sampler, tell)
		if err != nil {
			return err
		}
		if err := h.holdIndexing(ctx); err != nil {
			return err
		}
		alone = true
		last, err := index.Update(ctx, h.store, sampler, nil)
		r.articles, r.passages = first.Articles+last.Articles, first.Passages+last.Passages
		return err
	}
	err = h.engine.Renew(ctx, fill, func(in index.Searcher) (err error) {
		r.found, err = sampler.Check(ctx, in)
		return err
	})
	r.took = time.Since(began)
	return r, err
}

// errRemaking says that a renewal gave way.
var errRemaking = errors.New("the index was found damaged meanwhile and is made anew anyway")

// holdIndexing waits for indexing to be free. Whoever holds it may wait for this renewal in turn, to make the index anew: then the
// error is errRemaking.
func (h *home) holdIndexing(ctx context.Context) error {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !h.indexing.TryLock() {
		if h.remaking.Load() {
			return errRemaking
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
	return nil
}

// goBack lets the index before the last renewal answer, and brings it in step with the store.
func (h *home) goBack(ctx context.Context) error {
	h.indexing.Lock()
	err := h.engine.Rollback(ctx)
	h.indexing.Unlock()
	if err == nil && h.borrowed {
		err = h.catchUp(ctx)
	} else if err == nil {
		err = errors.Join(h.engine.Close(), h.mend(ctx))
		h.engine = nil
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(h.std.out, "The index before the last reindex answers again, in step with the articles.")
	return err
}

// errUnfit says that an index cannot be renewed, and why; nil for "".
func errUnfit(why string) error {
	if why == "" {
		return nil
	}
	return fmt.Errorf("the index cannot be renewed: %s; any other command makes it anew", why)
}
