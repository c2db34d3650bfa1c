package delivery

import (
	"context"
	"time"

	"parley/bot/journal"
)

// tidyEvery is how often the journal forgets what is old.
const tidyEvery = time.Hour

// keepLeases renews the claims of what waits and runs here, until ctx ends. The same tick tells the journal what it could
// not be told before, finds out whether it can be written, and now and then has it forget.
func (d *Delivery) keepLeases(ctx context.Context) {
	renew := time.NewTicker(journal.Lease / 3)
	defer renew.Stop()
	tidy := time.NewTicker(tidyEvery)
	defer tidy.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-renew.C:
			d.renew(ctx)
		case <-tidy.C:
			d.tidy(ctx)
		}
	}
}

func (d *Delivery) renew(ctx context.Context) {
	_, err := d.journal.Renew(ctx)
	if err == nil {
		err = d.debts.pay(ctx, d.journal)
	}
	if ctx.Err() != nil {
		return
	}
	d.writable.Store(err == nil)
	if err != nil {
		d.log.Error("the leases of events are not renewed", "error", err)
	}
}

func (d *Delivery) tidy(ctx context.Context) {
	events, err := d.journal.Forget(ctx, journal.KeepEvents)
	if err != nil {
		d.log.Error("old events are kept", "error", err)
	}
	turns, err := d.journal.ForgetTurns(ctx, journal.KeepTurns)
	if err != nil {
		d.log.Error("old threads are kept", "error", err)
	}
	d.log.Info("forgot what is old", "events", events, "turns", turns)
}
