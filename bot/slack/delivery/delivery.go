package delivery

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"

	"parley/bot/journal"
)

// Options are what deliveries differ in. Zero values stand for what is written beside them.
type Options struct {
	Socket   *slack.Client // with an app-level token: Socket Mode; nil: events come through Handler alone
	Observer Observer      // nil: nobody

	Queue    int           // events that may wait here, and as many again with a trigger; more wait in the journal. 1000
	Workers  int           // events answered at once; most of the time they wait for Slack. 32
	Express  int           // workers besides that take only events with a trigger, which lives for three seconds. 4
	Patience time.Duration // an asker who waits longer is told that others come first. 2 s
	Limit    time.Duration // one try to answer may take. 1 min
	Backoff  time.Duration // between the first try and the second; it doubles from try to try. 500 ms
	Drain    time.Duration // what is being answered when the end comes may take. 8 s
	Pickup   time.Duration // between two looks at what was left unanswered in the journal. journal.Lease
}

func (o Options) withDefaults() Options {
	if o.Observer == nil {
		o.Observer = unobserved{}
	}
	o.Queue = cmp.Or(o.Queue, 1000)
	o.Workers = cmp.Or(o.Workers, 32)
	o.Express = cmp.Or(o.Express, 4)
	o.Patience = cmp.Or(o.Patience, 2*time.Second)
	o.Limit = cmp.Or(o.Limit, time.Minute)
	o.Backoff = cmp.Or(o.Backoff, 500*time.Millisecond)
	o.Drain = cmp.Or(o.Drain, 8*time.Second)
	o.Pickup = cmp.Or(o.Pickup, journal.Lease)
	return o
}

// A Delivery takes events in and has them answered, each once.
type Delivery struct {
	journal   *journal.Journal
	responder Responder
	log       *slog.Logger
	o         Options
	queue     *queue
	debts     debts
	arrivals  chan arrival // from the connections

	turn     sync.Mutex    // events are claimed in the order they came
	spilled  bool          // guarded by turn: events wait in the journal, and later ones go behind them
	pickup   chan struct{} // room for one: look what waits in the journal
	ending   atomic.Bool
	up       atomic.Int64 // connections
	writable atomic.Bool  // the journal, when it was last written
}

// New returns a delivery that has events answered by r. Nothing happens until Run.
func New(j *journal.Journal, r Responder, log *slog.Logger, o Options) *Delivery {
	o = o.withDefaults()
	d := &Delivery{
		journal: j, responder: r, log: log, o: o, queue: newQueue(o.Queue),
		arrivals: make(chan arrival, mostArrivals), pickup: make(chan struct{}, 1),
	}
	d.writable.Store(true)
	return d
}

// Run delivers until ctx is done or Slack refuses the app's token, and returns once nothing of it runs any more. At the end
// nothing new is taken, what is being answered is finished within Options.Drain, and what waits is given back
// for the next process. The error is nil when ctx ended it. A Delivery runs once.
func (d *Delivery) Run(ctx context.Context) error {
	taking, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	working, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()

	var intake, keepers, workers sync.WaitGroup
	d.listen(taking, &intake, stop)
	intake.Go(func() { d.pickUp(taking) })
	keepers.Go(func() { d.keepLeases(working) })
	workers.Go(func() { d.giveNotice(taking) })
	for n := range d.o.Workers + d.o.Express {
		workers.Go(func() { d.work(working, n >= d.o.Workers) })
	}

	<-taking.Done()
	d.ending.Store(true)
	err := d.drain(&intake, &workers, cut)
	cut()
	keepers.Wait()
	if cause := context.Cause(taking); ctx.Err() == nil {
		err = errors.Join(cause, err)
	}
	return err
}

// drain ends the work: what waits is given back while what runs is finished.
func (d *Delivery) drain(intake, workers *sync.WaitGroup, cut context.CancelFunc) error {
	began := time.Now()
	left := d.queue.shut()
	late := time.AfterFunc(d.o.Drain, cut)
	defer late.Stop()
	ctx, cancel := context.WithTimeout(context.Background(), d.o.Drain)
	defer cancel()
	d.giveAllBack(ctx, left)
	ended := make(chan struct{})
	go func() {
		intake.Wait()
		workers.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(d.o.Drain + time.Second - time.Since(began)):
		return fmt.Errorf("answers were still being made %v after the end was asked for; they are given up", d.o.Drain)
	}
	d.log.Info("drained", "returned", len(left), "took", time.Since(began).Round(time.Millisecond))
	return d.debts.pay(ctx, d.journal)
}

// giveAllBack gives jobs back until ctx ends. The leases of the rest run out by themselves.
func (d *Delivery) giveAllBack(ctx context.Context, left []*job) {
	for _, j := range left {
		if err := (debt{claim: j.Claim}).pay(ctx, d.journal); err != nil {
			d.log.Error("an event is not given back; its lease runs out by itself", "event", j.Claim.Event, "error", err)
		}
		d.o.Observer.Responded(j.Event, Returned, time.Since(j.Received))
	}
}

// Waiting returns how many events wait for a worker.
func (d *Delivery) Waiting() int { return d.queue.waiting() }

// Ready returns nil when events can come in and be remembered, and otherwise what is wrong.
func (d *Delivery) Ready() error {
	switch {
	case d.ending.Load():
		return errors.New("shutting down")
	case d.o.Socket != nil && d.up.Load() == 0:
		return errors.New("no connection to Slack")
	case !d.writable.Load():
		return errors.New("the journal cannot be written")
	}
	return nil
}
