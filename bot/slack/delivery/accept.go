package delivery

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"parley/bot/journal"
)

var errEnding = errors.New("shutting down: the next process takes it")

// accept takes an event in and returns what its acknowledgement carries, nil for nothing. After an error it must not be
// acknowledged, so that Slack sends it again. Once it returns without one, the event is in the journal
// and will be answered, by this process or another.
func (d *Delivery) accept(ctx context.Context, kind Kind, payload json.RawMessage) (ack any, err error) {
	f := read(kind, payload)
	e := Event{Kind: kind, Team: f.team, Payload: payload, Received: time.Now()}
	if !d.wants(e) {
		d.o.Observer.Received(kind, Unwanted)
		return nil, nil
	}
	ack = d.acknowledge(e)
	fate, err := d.claim(ctx, &job{Event: e, facts: f, within: d.within(e), since: time.Now()})
	d.o.Observer.Received(kind, fate)
	return ack, err
}

// claim claims an event that came in, and puts it into the queue if nobody else is at it.
func (d *Delivery) claim(ctx context.Context, j *job) (Fate, error) {
	d.turn.Lock()
	defer d.turn.Unlock()
	if d.ending.Load() {
		return Refused, errEnding
	}
	// A claim half made would keep the event from everybody: it is not cut short.
	c, err := d.journal.Claim(context.WithoutCancel(ctx), j.entry())
	switch {
	case err != nil:
		d.writable.Store(false)
		d.log.Error("an event is not acknowledged", "kind", j.Kind, "error", err)
		return Refused, err
	case c.State == journal.Lapsed:
		return Lapsed, nil
	case !c.Mine():
		return Duplicate, nil
	}
	j.Claim, j.Received = c, c.Received
	if (!d.spilled || j.urgent) && d.queue.put(j) {
		return Taken, nil
	}
	d.spilled = true
	d.giveBack(ctx, c)
	return Deferred, nil
}

// wants asks the Responder; what makes it panic may be meant for Parley.
func (d *Delivery) wants(e Event) (wanted bool) {
	defer d.rescue("Wants", func(error) { wanted = true })
	return d.responder.Wants(e)
}

// within is how long an event is handed out.
func (d *Delivery) within(e Event) (age time.Duration) {
	defer d.rescue("Lasts", func(error) { age = journal.AnswerWithin })
	if d.responder.Lasts(e) {
		return journal.KeepEvents
	}
	return journal.AnswerWithin
}

func (d *Delivery) acknowledge(e Event) (ack any) {
	defer d.rescue("Acknowledge", func(error) { ack = nil })
	return d.responder.Acknowledge(e)
}

// rescue, deferred, turns a panic of the Responder into an error.
func (d *Delivery) rescue(doing string, then func(error)) {
	if r := recover(); r != nil {
		d.log.Error("panic", "in", doing, "value", fmt.Sprint(r), "stack", stack())
		then(panicked{r})
	}
}
