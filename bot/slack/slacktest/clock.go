package slacktest

import (
	"sync"
	"time"
)

// A Clock tells the stand-in the time and wakes it. FakeClock is for tests, SystemClock for trying a bot by hand.
type Clock interface {
	// Now is the present time.
	Now() time.Time
	// AfterFunc calls f once when d has passed, unless stop is called before; f must not be called while AfterFunc runs.
	AfterFunc(d time.Duration, f func()) (stop func())
}

// A SystemClock is the computer's own.
type SystemClock struct{}

// Now is time.Now.
func (SystemClock) Now() time.Time { return time.Now() }

// AfterFunc is time.AfterFunc.
func (SystemClock) AfterFunc(d time.Duration, f func()) (stop func()) {
	t := time.AfterFunc(d, f)
	return func() { t.Stop() }
}

// A FakeClock stands still until Advance moves it. It is safe for concurrent use.
type FakeClock struct {
	mu     sync.Mutex
	now    time.Time
	alarms map[int]alarm
	count  int
}

type alarm struct {
	at   time.Time
	call func()
}

// NewFakeClock starts a clock at a time.
func NewFakeClock(at time.Time) *FakeClock {
	return &FakeClock{now: at, alarms: map[int]alarm{}}
}

// Now is the time last set.
func (c *FakeClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// AfterFunc calls f from the Advance that reaches its time.
func (c *FakeClock) AfterFunc(d time.Duration, f func()) (stop func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.count++
	n := c.count
	c.alarms[n] = alarm{c.now.Add(d), f}
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.alarms, n)
	}
}

// Advance moves the clock by d and calls on its own goroutine, in order of time, what falls due on the way.
func (c *FakeClock) Advance(d time.Duration) {
	c.mu.Lock()
	end := c.now.Add(d)
	for {
		due, ok := c.take(end)
		if !ok {
			break
		}
		c.mu.Unlock()
		due()
		c.mu.Lock()
	}
	c.now = end
	c.mu.Unlock()
}

// take removes the first alarm up to end and moves the clock to it.
func (c *FakeClock) take(end time.Time) (call func(), ok bool) {
	first := 0
	for n, a := range c.alarms {
		b := c.alarms[first]
		if !a.at.After(end) && (first == 0 || a.at.Before(b.at) || (a.at.Equal(b.at) && n < first)) {
			first = n
		}
	}
	if first == 0 {
		return nil, false
	}
	a := c.alarms[first]
	delete(c.alarms, first)
	if a.at.After(c.now) {
		c.now = a.at
	}
	return a.call, true
}
