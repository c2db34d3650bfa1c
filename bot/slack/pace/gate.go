package pace

import (
	"context"
	"fmt"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// mostGates is how many are kept before those at rest are forgotten.
const mostGates = 2000

// A key names what Slack counts together.
type key struct {
	workspace       [8]byte
	method, channel string
}

func keyOf(c call, l limit) key {
	k := key{workspace: c.workspace, method: c.method}
	if l.perChannel {
		k.channel = c.channel
	}
	return k
}

// A gate lets calls of one kind through.
type gate struct {
	pace   *rate.Limiter // nil where there is no rule
	paused time.Time     // none until then
}

// gates are all gates there are.
type gates struct {
	mu  sync.Mutex
	all map[key]*gate
}

// pass waits until a call may be made. When ctx ends before that, or is sure to, or the call is one that does not wait, it
// returns an error at once that is context.DeadlineExceeded or context.Canceled.
func (g *gates) pass(ctx context.Context, c call) error {
	l, ruled := limitOf(c.method)
	for {
		pace, wait := g.look(keyOf(c, l), l, ruled)
		switch {
		case l.hurried && (wait > 0 || !pace.Allow()):
			return fmt.Errorf("no turn to call %s: %w", c.method, context.DeadlineExceeded)
		case l.hurried || pace == nil && wait <= 0:
			return nil
		case wait <= 0:
			return step(ctx, c.method, pace)
		}
		if err := sleep(ctx, wait); err != nil {
			return fmt.Errorf("Slack asked to wait with %s: %w", c.method, err)
		}
	}
}

// step waits for a turn at the pace of a method.
func step(ctx context.Context, method string, pace *rate.Limiter) error {
	if err := pace.Wait(ctx); err != nil {
		if ctx.Err() == nil { // the limiter sees that the deadline comes first
			err = context.DeadlineExceeded
		}
		return fmt.Errorf("wait for a turn to call %s: %w", method, err)
	}
	return nil
}

// look returns the pace of a gate and how long it is closed.
func (g *gates) look(k key, l limit, ruled bool) (*rate.Limiter, time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	one := g.of(k, l, ruled)
	return one.pace, time.Until(one.paused)
}

func (g *gates) of(k key, l limit, ruled bool) *gate {
	one := g.all[k]
	if one == nil {
		g.sweep()
		one = &gate{}
		if ruled {
			one.pace = l.limiter()
		}
		g.all[k] = one
	}
	return one
}

// pause closes the gate of a call for a while, because Slack said so, and takes away what burst it had left.
func (g *gates) pause(c call, after time.Duration) {
	l, ruled := limitOf(c.method)
	g.mu.Lock()
	defer g.mu.Unlock()
	one := g.of(keyOf(c, l), l, ruled)
	if until := time.Now().Add(after); until.After(one.paused) {
		one.paused = until
	}
	if one.pace != nil {
		one.pace.AllowN(time.Now(), max(0, int(one.pace.Tokens())))
	}
}

// sweep forgets the gates at rest once there are many: a new one is the same.
func (g *gates) sweep() {
	if len(g.all) < mostGates {
		return
	}
	for k, one := range g.all {
		if time.Now().After(one.paused) && (one.pace == nil || one.pace.Tokens() >= float64(one.pace.Burst())) {
			delete(g.all, k)
		}
	}
}

// sleep waits, or returns at once what ends ctx sooner.
func sleep(ctx context.Context, d time.Duration) error {
	if end, ok := ctx.Deadline(); ok && time.Until(end) < d {
		return context.DeadlineExceeded
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
