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

// recover takes unanswered events, oldest first, as long as there is room. An event is claimed only when there is: each
// claim counts as a try.
func (d *Delivery) recover(ctx context.Context) {
	for ctx.Err() == nil {
		events, err := d.unanswered(ctx)
		if err != nil {
			d.log.Error("what waits in the journal is not known", "error", err)
			return
		}
		if len(events) == 0 {
			return
		}
		for _, e := range events {
			if ctx.Err() != nil || d.queue.room() <= 0 {
				return
			}
			if err := d.resume(ctx, e); err != nil {
				d.log.Error("an event stays in the journal", "error", err)
				return
			}
		}
	}
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

// resume claims an event of the journal and puts it into the queue.
func (d *Delivery) resume(ctx context.Context, e journal.Event) error {
	d.turn.Lock()
	defer d.turn.Unlock()
	c, err := d.journal.Claim(context.WithoutCancel(ctx), e)
	if err != nil || !c.Mine() {
		return err
	}
	kind := Kind(e.Kind)
	f := read(kind, e.Payload)
	f.names = e.Names
	j := &job{Event: Event{kind, f.team, e.Payload, c.Received, c}, facts: f, within: e.Within, since: c.Received}
	if !d.queue.put(j) {
		d.giveBack(ctx, c)
		return nil
	}
	d.o.Observer.Received(kind, Resumed)
	return nil
}
