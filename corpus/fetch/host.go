package fetch

import (
	"context"
	"net/netip"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/sync/semaphore"
)

// atOnce is how many requests to one host may be under way: slow ones are not to pile up.
const atOnce = 4

// mostHosts is how many are kept before those at rest are forgotten.
const mostHosts = 1000

// restAfter is how long nobody asked a host that is at rest.
const restAfter = time.Hour

// hosts are the hosts that were asked lately.
type hosts struct {
	pace  time.Duration
	limit time.Duration  // one request may take; MaxTime but in tests
	own   []netip.Prefix // no pause between requests to these
	mu    sync.Mutex
	all   map[string]*host
}

// A host is one server, known by scheme, name and port.
type host struct {
	used   time.Time // asked for last; under the lock of all hosts
	room   *semaphore.Weighted
	robots *semaphore.Weighted // of one, held while robots.txt is read, so that it is read once
	rules  *robotstxt.Group
	ruled  time.Time // when rules were read

	mu     sync.Mutex
	pace   time.Duration
	next   time.Time // the next request may be sent
	closed time.Time // the host asked to be left alone until then
}

func newHosts(pace time.Duration, own []netip.Prefix) *hosts {
	return &hosts{pace: pace, limit: MaxTime, own: own, all: make(map[string]*host)}
}

func (h *hosts) of(u *url.URL) *host {
	h.mu.Lock()
	defer h.mu.Unlock()
	key := u.Scheme + "://" + u.Host
	one := h.all[key]
	if one == nil {
		h.sweep()
		one = &host{room: semaphore.NewWeighted(atOnce), robots: semaphore.NewWeighted(1), pace: h.pace}
		if within(u.Hostname(), h.own) {
			one.pace = 0
		}
		h.all[key] = one
	}
	one.used = time.Now()
	return one
}

// sweep forgets the hosts at rest once there are many: of a new one robots.txt is read again.
func (h *hosts) sweep() {
	if len(h.all) < mostHosts {
		return
	}
	now := time.Now()
	for key, one := range h.all {
		if now.Sub(one.used) > restAfter && one.open(now) {
			delete(h.all, key)
		}
	}
}

// turn waits until the host may be asked and then does so, in no more time than a request may take. do returns how long
// the host asked to be left alone, the zero time when it did not.
func (h *hosts) turn(ctx context.Context, u *url.URL, do func(context.Context) (time.Time, error)) error {
	one := h.of(u)
	if err := one.room.Acquire(ctx, 1); err != nil {
		return err
	}
	defer one.room.Release(1)
	if err := one.wait(ctx); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, h.limit, errTooSlow)
	defer cancel()
	until, err := do(ctx)
	if err != nil && context.Cause(ctx) == errTooSlow {
		err = errTooSlow
	}
	if until.IsZero() {
		return err
	}
	one.close(until)
	return &LaterError{Until: until, Err: err}
}

// wait waits for the next turn. A host that is closed for long is not waited for.
func (h *host) wait(ctx context.Context) error {
	h.mu.Lock()
	now := time.Now()
	if h.closed.Sub(now) > patience {
		h.mu.Unlock()
		return &LaterError{Until: h.closed, Err: errClosed}
	}
	at := now
	for _, t := range []time.Time{h.next, h.closed} {
		if t.After(at) {
			at = t
		}
	}
	h.next = at.Add(h.pace)
	h.mu.Unlock()
	timer := time.NewTimer(time.Until(at))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// open reports whether the host may be asked without waiting.
func (h *host) open(now time.Time) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return now.After(h.next) && now.After(h.closed)
}

func (h *host) close(until time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if until.After(h.closed) {
		h.closed = until
	}
}

// slow makes the pause of a host at least as long as it asks for.
func (h *host) slow(pause time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if pause = min(pause, longestPause); pause > h.pace {
		h.pace = pause
		h.next = time.Now().Add(pause)
	}
}

// longestPause is the longest pause between requests that is kept; some ask for days to keep everybody out.
const longestPause = 2 * time.Minute
