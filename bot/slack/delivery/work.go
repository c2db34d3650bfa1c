package delivery

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"parley/bot/journal"
)

// Bounds of the wait between two tries.
const (
	longestWait   = 30 * time.Second
	mostDoublings = 10
)

// panicked is the error of a try that panicked.
type panicked struct{ value any }

func (p panicked) Error() string { return fmt.Sprint("panic: ", p.value) }

// stack is where the goroutine is, cut to a size that fits a line of the log.
func stack() string {
	buffer := make([]byte, 4<<10)
	return string(buffer[:runtime.Stack(buffer, false)])
}

// work answers events until the queue is shut. When ctx ends, what is being answered is given back.
func (d *Delivery) work(ctx context.Context, onlyUrgent bool) {
	for j := d.queue.take(onlyUrgent); j != nil; j = d.queue.take(onlyUrgent) {
		d.answer(ctx, j)
		d.refill()
	}
}

// refill asks for what waits in the journal once the queue is half empty.
func (d *Delivery) refill() {
	if d.queue.waiting() <= d.o.Queue/2 {
		poke(d.pickup)
	}
}

// answer makes one try to answer.
func (d *Delivery) answer(ctx context.Context, j *job) {
	if j.noticed != nil {
		<-j.noticed
	}
	if j.failures > 0 {
		if retake, err := d.retake(ctx, j); err != nil || !retake {
			d.conclude(ctx, j, "", err)
			return
		}
	}
	where, err := d.respond(ctx, j.Event)
	d.conclude(ctx, j, where, err)
}

// respond calls the Responder, for as long as one try may take.
func (d *Delivery) respond(ctx context.Context, e Event) (where string, err error) {
	ctx, cancel := context.WithTimeout(ctx, d.o.Limit)
	defer cancel()
	defer d.rescue("Respond", func(p error) { where, err = "", p })
	return d.responder.Respond(ctx, e)
}

// retake claims an event anew whose last try failed, so that the try is counted. It is false when another process was
// faster, or nothing is left to do.
func (d *Delivery) retake(ctx context.Context, j *job) (bool, error) {
	if err := d.journal.Release(ctx, j.Claim); err != nil && !errors.Is(err, journal.ErrLost) {
		return false, err
	}
	c, err := d.journal.Claim(ctx, j.entry())
	if err != nil {
		return false, err
	}
	j.Claim = c
	if !c.Mine() {
		return false, journal.ErrLost
	}
	return true, nil
}

// conclude does what follows from the outcome of a try.
func (d *Delivery) conclude(ctx context.Context, j *job, where string, err error) {
	outcome := outcomeOf(ctx, j, where, err)
	d.o.Observer.Responded(j.Event, outcome, time.Since(j.Received))
	log := d.log.With("event", j.Claim.Event, "kind", j.Kind, "attempt", j.Claim.Attempt)
	switch outcome {
	case Done, Ignored:
		d.settle(ctx, j.Claim, where)
	case Lost:
		log.Info("another process is at an event")
	case Returned:
		d.giveBack(ctx, j.Claim)
	case GaveUp:
		log.Error("an event stays unanswered", "error", err)
		d.giveBack(ctx, j.Claim)
	case Failed, Panicked:
		wait := min(d.o.Backoff<<j.failures, longestWait)
		log.Warn("an event is tried again", "error", err, "after", wait)
		j.failures = min(j.failures+1, mostDoublings)
		if d.queue.later(j, wait) {
			return
		}
		d.giveBack(ctx, j.Claim)
	}
	d.queue.finish(j.key())
}

func outcomeOf(ctx context.Context, j *job, where string, err error) Outcome {
	switch {
	case err == nil && where == "":
		return Ignored
	case err == nil:
		return Done
	case errors.Is(err, journal.ErrLost):
		return Lost
	case ctx.Err() != nil:
		return Returned
	case j.Claim.Attempt >= journal.Attempts:
		return GaveUp
	case errors.As(err, new(panicked)):
		return Panicked
	}
	return Failed
}
