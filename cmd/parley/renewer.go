package main

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"parley/bot/slack/respond"
	"parley/index"
)

// A renewer makes a server's index anew for people in Slack, one at a time: whoever asks meanwhile waits for the same. What
// takes longer than they wait goes on.
type renewer struct {
	home *home
	log  *slog.Logger
	ask  chan *renewing

	mu  sync.Mutex
	now *renewing // nil when none is under way
}

// A renewing is a renewal under way.
type renewing struct {
	done, total atomic.Int64 // articles
	over        chan struct{}
	result      renewal
	err         error
}

func newRenewer(h *home, log *slog.Logger) *renewer {
	return &renewer{home: h, log: log, ask: make(chan *renewing, 1)}
}

// run makes what is asked for until ctx ends. The next server goes on with what was then under way.
func (r *renewer) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case n := <-r.ask:
			n.result, n.err = r.home.renew(ctx, func(p index.Progress) {
				n.done.Store(int64(p.Done))
				n.total.Store(int64(p.Total))
			})
			r.mu.Lock()
			r.now = nil
			r.mu.Unlock()
			close(n.over)
			r.log.Info("the index was made anew", "articles", n.result.articles, "passages", n.result.passages, "took", n.result.took.Round(time.Millisecond), "error", n.err)
		}
	}
}

// joined returns the renewal under way, begun now if there was none.
func (r *renewer) joined() *renewing {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.now == nil {
		r.now = &renewing{over: make(chan struct{})}
		r.ask <- r.now // there is room: one at a time
	}
	return r.now
}

// Renew implements respond.Renewer.
func (r *renewer) Renew(ctx context.Context, progress func(done, total int)) (string, error) {
	n := r.joined()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-n.over:
			return n.result.String(), n.err
		case <-ctx.Done():
			return "", respond.ErrGoesOn
		case <-tick.C:
			progress(int(n.done.Load()), int(n.total.Load()))
		}
	}
}
