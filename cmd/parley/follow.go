package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync/atomic"
	"time"

	"parley/corpus"
	"parley/index/bleve"
)

const (
	// mostServers is how many servers one data folder may have at once.
	mostServers = 8

	// followEvery is how long an article takes at most, once it is in the store, until it is searched.
	followEvery = 2 * time.Second

	// staleAfter is how long an index may be out of step before its server is not ready any more.
	staleAfter = time.Minute
)

// openToServe opens the data folder to answer from it for a long time. The server has an index of its own, made from the
// store like the other: so articles can be brought in, and questions asked, on the same folder meanwhile.
// The first time, on an empty folder, it brings in the briefings.
func openToServe(ctx context.Context, c *cli, std streams) (*home, error) {
	h, err := openStore(ctx, c, std)
	if err != nil {
		return nil, err
	}
	h.serves = true
	err = h.openOwn(ctx)
	var at corpus.Position
	if err == nil {
		at, err = h.store.Position(ctx)
	}
	if err == nil && at == 0 {
		if err = h.lost(ctx); err == nil {
			err = h.bringBriefings(ctx)
		}
	}
	if err == nil {
		err = h.catchUp(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, h.Close())
	}
	h.std.err = io.Discard // from now on the log tells
	return h, nil
}

// openOwn opens the first index of a server that no other server has open. One that is not there yet begins with what the
// folder's own index holds, unless that was made from another store.
func (h *home) openOwn(ctx context.Context) (err error) {
	var o bleve.Options
	same, err := h.ours(ctx)
	if err != nil {
		return err
	}
	if same {
		o.From = h.index()
	}
	for n := range mostServers {
		h.folder = fmt.Sprintf("serve-%d", n+1)
		h.engine, err = h.open(ctx, o)
		if err == nil && h.engine.Inherited() {
			return h.claim(ctx)
		}
		if !errors.Is(err, bleve.ErrInUse) {
			return err
		}
	}
	return fmt.Errorf("%d servers run on this data folder already: %w", mostServers, err)
}

// A follower keeps an index in step with the store, whoever changes that. Answering goes on meanwhile.
type follower struct {
	home *home
	log  *slog.Logger
	at   atomic.Int64 // when they were last seen in step, Unix nanoseconds

	spoilt atomic.Bool           // the index was found damaged
	damage atomic.Pointer[error] // of the store, nil when none was found
}

func newFollower(h *home, log *slog.Logger) *follower {
	f := &follower{home: h, log: log}
	f.at.Store(time.Now().UnixNano())
	return f
}

// run follows until ctx ends.
func (f *follower) run(ctx context.Context) {
	tick := time.NewTicker(followEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if err := f.step(ctx); err != nil && ctx.Err() == nil {
			f.log.Error("the index does not follow the store; what it holds is answered from", "error", err)
		}
	}
}

// step brings the index in step if it is not.
func (f *follower) step(ctx context.Context) error {
	began := time.Now()
	if f.spoilt.Load() {
		f.log.Warn("the index is damaged, and made anew")
		if err := f.home.remake(ctx); err != nil {
			return err
		}
		f.spoilt.Store(false)
	}
	same, err := f.home.inStep(ctx)
	if err == nil && !same {
		if err = f.home.catchUp(ctx); err == nil {
			f.log.Info("articles were taken over", "took", time.Since(began).Round(time.Millisecond))
		}
	}
	if err == nil {
		f.at.Store(began.UnixNano())
	}
	return err
}

// age is how long ago the index was last seen in step with the store.
func (f *follower) age() time.Duration { return time.Since(time.Unix(0, f.at.Load())) }

// ready returns nil when the index can be answered from, and otherwise what is wrong.
func (f *follower) ready() error {
	if damage := f.damage.Load(); damage != nil {
		return *damage
	}
	if age := f.age(); age > staleAfter {
		return fmt.Errorf("the index has not followed the store for %v", age.Round(time.Second))
	}
	return nil
}
