package delivery

import (
	"cmp"
	"context"
	"slices"
	"time"

	"parley/bot/journal"
)

// pickUp takes what was left unanswered in the journal, until ctx ends: by a process that died, and by this one while
// its queue was full.
func (d *Delivery) pickUp(ctx context.Context) {
	tick := time.NewTicker(d.o.Pickup)
	defer tick.Stop()
	d.recover(ctx)
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-d.pickup:
			if !d.overflowing() {
				continue
			}
		}
		d.recover(ctx)
	}
}

func (d *Delivery) overflowing() bool {
	d.turn.Lock()
	defer d.turn.Unlock()
	return d.spilled
}

// recover takes unanswered events, oldest first, as long as there is room.
func (d *Delivery) recover(ctx context.Context) {
	for ctx.Err() == nil {
		events, err := d.unanswered(ctx)
		if err != nil {
			d.log.Error("what waits in the journal is not known", "error", err)
			return
		}
		if len(events) == 0 || !d.resumeAll(ctx, events) {
			return
		}
	}
}

// resumeAll takes events in their order, and tells whether there was room for all. Where one did not fit, none of its
// rank goes before it.
func (d *Delivery) resumeAll(ctx context.Context, events []journal.Event) bool {
	var full [2]bool
	for _, e := range events {
		f := read(Kind(e.Kind), e.Payload)
		f.names = e.Names
		rank := f.key().rank()
		if full[rank] {
			continue
		}
		fits, err := d.resume(ctx, e, f)
		if err != nil {
			d.log.Error("an event stays in the journal", "error", err)
		}
		if err != nil || ctx.Err() != nil {
			return false
		}
		full[rank] = !fits
	}
	return !full[0] && !full[1]
}

// unanswered lists what waits in the journal. When that is nothing, whatever comes in from now on may go to the queue.
func (d *Delivery) unanswered(ctx context.Context) ([]journal.Event, error) {
	d.turn.Lock()
	defer d.turn.Unlock()
	events, err := d.journal.Unanswered(ctx, time.Time{})
	if err == nil && len(events) == 0 {
		d.spilled = false
	}
	inTurn(events)
	return events, err
}

// inTurn orders what came in the same millisecond, which is as finely as the journal tells, by the time of the event itself.
func inTurn(events []journal.Event) {
	stamp := make(map[string]string, len(events))
	for _, e := range events {
		stamp[e.Names[0]] = read(Kind(e.Kind), e.Payload).stamp
	}
	slices.SortStableFunc(events, func(a, b journal.Event) int {
		return cmp.Or(a.Received.Compare(b.Received), cmp.Compare(stamp[a.Names[0]], stamp[b.Names[0]]))
	})
}

// resume claims an event of the journal and puts it into the queue. It is claimed only when there is room, for each claim
// counts as a try; fits is false when there was none.
func (d *Delivery) resume(ctx context.Context, e journal.Event, f facts) (fits bool, err error) {
	d.turn.Lock()
	defer d.turn.Unlock()
	j := &job{Event: Event{Kind: Kind(e.Kind), Team: f.team, Payload: e.Payload}, facts: f, within: e.Within}
	if !d.queue.room(j.key()) {
		return false, nil
	}
	c, err := d.journal.Claim(context.WithoutCancel(ctx), e)
	if err != nil || !c.Mine() {
		return true, err
	}
	j.Claim, j.Received, j.since = c, c.Received, c.Received
	if !d.queue.put(j) {
		d.giveBack(ctx, c)
		return false, nil
	}
	d.o.Observer.Received(j.Kind, Resumed)
	return true, nil
}
