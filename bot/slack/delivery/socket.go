package delivery

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
	"golang.org/x/time/rate"
)

const (
	// connections of one app are open at once: when one is told to go, another still listens. Slack allows ten
	// (docs.slack.dev/apis/events-api/using-socket-mode).
	connections = 2

	// A connection is opened again at once a few times, and then at this pace: both together stay below
	// the fifty a minute Slack allows for apps.connections.open.
	reopenEvery = 2500 * time.Millisecond
	reopenBurst = 4

	// mostArrivals is how much may be read ahead of the journal.
	mostArrivals = 1000

	// ackWithin is how long an acknowledgement may wait for a connection at a time. Slack sends an event again that it got none for,
	// but a command or a press once: for these it is tried more often, as a process that was not let run for as long misses a time.
	ackWithin = 100 * time.Millisecond
	ackTries  = 2
	onceTries = 5
)

// An arrival is what came over a connection and wants an acknowledgement.
type arrival struct {
	client   *socketmode.Client
	kind     Kind
	envelope string
	answers  bool // its acknowledgement may carry something
	payload  json.RawMessage
}

// A link is one place of a connection: when it ends, slack-go opens the next.
type link struct {
	d      *Delivery
	number int
	client *socketmode.Client
	up     bool
}

// listen keeps the connections open until ctx ends, and takes in what they bring. stop is told when Slack refuses the token.
func (d *Delivery) listen(ctx context.Context, wg *sync.WaitGroup, stop context.CancelCauseFunc) {
	if d.o.Socket == nil {
		return
	}
	for n := range connections {
		l := &link{d: d, number: n + 1, client: socketmode.New(d.o.Socket, socketmode.OptionDialer(dialer()))}
		wg.Go(func() {
			if err := l.run(ctx); err != nil {
				stop(err)
			}
		})
	}
	wg.Go(func() { d.receive(ctx) })
}

// dialer opens connections no faster than Slack allows: slack-go opens the next at once when one that was accepted ends,
// also when Slack ends each as soon as it is open.
func dialer() *websocket.Dialer {
	pace := rate.NewLimiter(rate.Every(reopenEvery), reopenBurst)
	var dial net.Dialer
	return &websocket.Dialer{
		Proxy:            http.ProxyFromEnvironment,
		HandshakeTimeout: 45 * time.Second,
		WriteBufferSize:  32 << 10, // an acknowledgement goes in one frame, as slack-go has it
		NetDialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			if err := pace.Wait(ctx); err != nil {
				return nil, fmt.Errorf("wait to open a connection: %w", err)
			}
			return dial.DialContext(ctx, network, address)
		},
	}
}

// run keeps one connection open until ctx ends. Whatever happens its events are read at once: a client whose events nobody
// reads loses its connection and what was in it.
func (l *link) run(ctx context.Context) error {
	ended := make(chan error, 1)
	go func() { ended <- l.client.RunContext(ctx) }()
	for {
		select {
		case e := <-l.client.Events:
			l.see(e)
		case err := <-ended:
			l.set(false)
			if ctx.Err() != nil {
				return nil
			}
			return fmt.Errorf("the app-level token is refused: %w; make a new one with connections:write in the app's settings", err)
		}
	}
}

// see takes note of what a connection tells.
func (l *link) see(e socketmode.Event) {
	switch e.Type {
	case socketmode.EventTypeConnecting:
		l.set(false)
	case socketmode.EventTypeHello:
		l.set(true)
	case socketmode.EventTypeConnectionError:
		if c, ok := e.Data.(*slack.ConnectionErrorEvent); ok {
			l.d.log.Warn("no connection to Slack", "connection", l.number, "attempt", c.Attempt, "next", c.Backoff, "error", withoutAddresses(c.ErrorObj))
		}
	case socketmode.EventTypeEventsAPI, socketmode.EventTypeSlashCommand, socketmode.EventTypeInteractive:
		l.bring(*e.Request)
	case socketmode.EventTypeErrorBadMessage:
		l.bringRaw(e)
	case socketmode.EventTypeErrorWriteFailed:
		l.d.log.Warn("an acknowledgement did not go out; Slack sends the event again", "connection", l.number)
	}
}

func (l *link) set(up bool) {
	if l.up == up {
		return
	}
	l.up = up
	if up {
		l.d.up.Add(1)
	} else {
		l.d.up.Add(-1)
	}
	l.d.log.Info("connection to Slack", "connection", l.number, "up", up)
	l.d.o.Observer.Linked(l.number, up)
}

// bring hands an envelope on. When more comes in than can be read it goes unacknowledged, and Slack sends it again.
func (l *link) bring(r socketmode.Request) {
	a := arrival{l.client, Kind(r.Type), r.EnvelopeID, r.AcceptsResponsePayload, r.Payload}
	select {
	case l.d.arrivals <- a:
	default:
		l.d.o.Observer.Received(a.kind, Dropped)
		l.d.log.Warn("more comes in than can be read; Slack sends it again", "connection", l.number)
	}
}

// bringRaw hands on an envelope that slack-go could not decode: an event of a kind it does not know, or a field of it.
func (l *link) bringRaw(e socketmode.Event) {
	bad, ok := e.Data.(*socketmode.ErrorBadMessage)
	if !ok {
		return
	}
	var r socketmode.Request
	if err := json.Unmarshal(bad.Message, &r); err != nil || r.EnvelopeID == "" {
		l.d.log.Warn("Slack sent what is no envelope", "connection", l.number, "size", len(bad.Message))
		return
	}
	l.bring(r)
}

// receive takes in what the connections bring, in the order it came, until ctx ends.
func (d *Delivery) receive(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case a := <-d.arrivals:
			if ack, err := d.open(ctx, a); err == nil {
				d.confirm(ctx, a, ack)
			}
		}
	}
}

// open accepts the event in an envelope; a kind of envelope nobody here knows is acknowledged, or it would come for ever.
func (d *Delivery) open(ctx context.Context, a arrival) (ack any, err error) {
	switch a.kind {
	case Happening, Command, Interaction:
		return d.accept(ctx, a.kind, a.payload)
	}
	d.o.Observer.Received(a.kind, Unknown)
	return nil, nil
}

// confirm acknowledges an envelope. It never waits long: once a connection is gone, acknowledgements block.
func (d *Delivery) confirm(ctx context.Context, a arrival, ack any) {
	if !a.answers {
		ack = nil
	}
	tries := ackTries
	if a.kind != Happening {
		tries = onceTries
	}
	for try := 1; ; try++ {
		err := d.confirmOnce(ctx, a, ack)
		if err == nil {
			return
		}
		if try == tries || ctx.Err() != nil {
			d.log.Warn("not acknowledged; Slack sends an event again, and tells who gave a command that it failed", "kind", a.kind, "error", err)
			return
		}
	}
}

// confirmOnce hands an acknowledgement to its connection, empty where Slack would not take what it carries.
func (d *Delivery) confirmOnce(ctx context.Context, a arrival, ack any) error {
	ctx, cancel := context.WithTimeout(ctx, ackWithin)
	defer cancel()
	err := a.client.AckCtx(ctx, a.envelope, ack)
	if err != nil && ctx.Err() == nil { // what it carries is too large, or no JSON
		d.log.Error("an acknowledgement goes out empty", "error", err)
		err = a.client.AckCtx(ctx, a.envelope, nil)
	}
	return err
}
