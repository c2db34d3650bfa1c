package main

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"parley/corpus"
)

const (
	// pollers is how many sources are synced at the same time: most of the time they wait for the other side.
	pollers = 16

	// pollEvery is how long a source may be due at most before that is seen.
	pollEvery = 2 * time.Second

	// claimedFor is how long a source is left to the server that took it, should that die.
	claimedFor = 15 * time.Minute

	// restFor is how long a store that cannot be written to is left alone.
	restFor = time.Minute
)

// A poller syncs the sources of a store when they are due.
type poller struct {
	store *corpus.Store
	web   *web
	log   *slog.Logger

	mu    sync.Mutex
	busy  map[string]bool // sources that are being synced
	until time.Time       // it rests
	done  chan struct{}   // one source has been synced

	linking sync.Mutex // held while articles are compared
}

func newPoller(s *corpus.Store, w *web, log *slog.Logger) *poller {
	return &poller{store: s, web: w, log: log, busy: make(map[string]bool), done: make(chan struct{}, 1)}
}

// run polls until ctx ends, and waits for what is under way.
func (p *poller) run(ctx context.Context) {
	var group errgroup.Group
	defer func() { _ = group.Wait() }() // what goes wrong is logged
	group.SetLimit(pollers)
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		p.start(ctx, &group)
		select {
		case <-ctx.Done():
			return
		case <-p.done:
		case <-tick.C:
		}
	}
}

// start begins to sync as many of the sources that are due as there is room for.
func (p *poller) start(ctx context.Context, group *errgroup.Group) {
	if p.resting() {
		return
	}
	due, err := p.store.Due(ctx, 2*pollers) // those under way are among them
	if err != nil {
		if ctx.Err() == nil {
			p.log.Error("the sources cannot be read", "error", err)
		}
		return
	}
	for _, n := range due {
		if !p.take(n.Name) {
			continue
		}
		began := group.TryGo(func() error {
			defer p.leave(n.Name)
			p.sync(ctx, n)
			return nil
		})
		if !began {
			p.leave(n.Name)
			return
		}
	}
}

// holding keeps a source for as long as its sync gets on.
func (p *poller) holding(ctx context.Context, n corpus.Subscription) func(corpus.Progress) {
	held := time.Now()
	return func(corpus.Progress) {
		if time.Since(held) < claimedFor/3 {
			return
		}
		held = time.Now()
		if err := p.store.Hold(ctx, n.Name, claimedFor); err != nil && ctx.Err() == nil {
			p.log.Warn("another server may take a source too", "source", n.Name, "error", err)
		}
	}
}

// rest says that the store takes nothing, and leaves it alone for a while: it may be full or open for reading only.
func (p *poller) rest(n corpus.Subscription, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if time.Now().Before(p.until) {
		return
	}
	p.until = time.Now().Add(restFor)
	p.log.Error("sources are not synced for a minute", "source", n.Name, "error", err)
}

func (p *poller) resting() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return time.Now().Before(p.until)
}

func (p *poller) take(name string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.busy[name] {
		return false
	}
	p.busy[name] = true
	return true
}

func (p *poller) leave(name string) {
	p.mu.Lock()
	delete(p.busy, name)
	p.mu.Unlock()
	select {
	case p.done <- struct{}{}:
	default:
	}
}

func (p *poller) sync(ctx context.Context, n corpus.Subscription) {
	mine, err := p.store.Claim(ctx, n, claimedFor)
	if err != nil && ctx.Err() == nil {
		p.rest(n, err)
	}
	if err != nil || !mine { // another server on this folder has it
		return
	}
	r, err := p.web.sync(ctx, p.store, n, refresh{progress: p.holding(ctx, n)})
	if ctx.Err() != nil {
		if err := p.store.Release(context.WithoutCancel(ctx), n); err != nil {
			p.log.Error("a source cannot be given back", "source", n.Name, "error", err)
		}
		return
	}
	if errors.Is(err, corpus.ErrUnsubscribed) {
		p.log.Info("a source was removed while it was synced", "source", n.Name)
		return
	}
	if err != nil {
		p.log.Warn("a source failed; what it held stays", "source", n.Name, "error", err)
	}
	if r.Added+r.Changed+r.Removed > 0 {
		p.log.Info("articles came in", "source", n.Name, "added", r.Added, "changed", r.Changed, "removed", r.Removed, "left_out", len(r.Problems),
			"took", r.Ended.Sub(r.Started).Round(time.Millisecond))
		p.link(ctx)
	}
}

// link finds the copies among what came in, for one source at a time.
func (p *poller) link(ctx context.Context) {
	p.linking.Lock()
	defer p.linking.Unlock()
	if err := corpus.Link(ctx, p.store, nil); err != nil && ctx.Err() == nil {
		p.log.Error("copies of articles cannot be looked for", "error", err)
	}
}
