package delivery

import (
	"context"
	"time"
)

// noticeWithin is how long telling one asker may take: his answer waits for it.
const noticeWithin = 3 * time.Second

// giveNotice tells those who wait longer than Options.Patience that others come first, the longest waiting first,
// until ctx ends.
func (d *Delivery) giveNotice(ctx context.Context) {
	tick := time.NewTicker(d.o.Patience / 4)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		for j := d.overdue(ctx); j != nil; j = d.overdue(ctx) {
			d.notice(ctx, j)
		}
	}
}

func (d *Delivery) overdue(ctx context.Context) *job {
	if ctx.Err() != nil {
		return nil
	}
	return d.queue.overdue(time.Now().Add(-d.o.Patience))
}

func (d *Delivery) notice(ctx context.Context, j *job) {
	defer close(j.noticed)
	defer d.rescue("Busy", func(error) {})
	ctx, cancel := context.WithTimeout(ctx, noticeWithin)
	defer cancel()
	if err := d.responder.Busy(ctx, j.Event); err != nil {
		d.log.Warn("an asker was not told to wait", "event", j.Claim.Event, "error", err)
	}
}
