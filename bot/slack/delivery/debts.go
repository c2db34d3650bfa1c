package delivery

import (
	"context"
	"errors"
	"sync"

	"parley/bot/journal"
)

// A debt is what the journal is still to be told about a claim.
type debt struct {
	claim journal.Claim
	done  bool // answered; otherwise given back
	where string
}

// debts are kept until the journal could be written: a claim it heard nothing about would be renewed for ever.
type debts struct {
	mu  sync.Mutex
	all []debt
}

func (d *debts) add(one debt) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.all = append(d.all, one)
}

// pay tells the journal, as far as it can be told.
func (d *debts) pay(ctx context.Context, j *journal.Journal) error {
	d.mu.Lock()
	all := d.all
	d.all = nil
	d.mu.Unlock()
	var failed []error
	for _, one := range all {
		if err := one.pay(ctx, j); err != nil {
			d.add(one)
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}

// pay tells the journal. That the claim is another's by now leaves nothing to do.
func (one debt) pay(ctx context.Context, j *journal.Journal) error {
	var err error
	if one.done {
		err = j.Done(ctx, one.claim, one.where)
	} else {
		err = j.Release(ctx, one.claim)
	}
	if errors.Is(err, journal.ErrLost) {
		return nil
	}
	return err
}

// settle says that an event is answered.
func (d *Delivery) settle(ctx context.Context, c journal.Claim, where string) {
	d.owe(ctx, debt{claim: c, done: true, where: where})
}

// giveBack says that an event waits for somebody else to answer it.
func (d *Delivery) giveBack(ctx context.Context, c journal.Claim) { d.owe(ctx, debt{claim: c}) }

func (d *Delivery) owe(ctx context.Context, one debt) {
	if err := one.pay(context.WithoutCancel(ctx), d.journal); err != nil {
		d.writable.Store(false)
		d.log.Error("the journal is told later", "event", one.claim.Event, "error", err)
		d.debts.add(one)
	}
}
