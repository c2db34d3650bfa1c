package slacktest

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// The kinds of delivery, named as Socket Mode envelopes do.
const (
	eventsAPI     = "events_api"
	slashCommands = "slash_commands"
	interactive   = "interactive"
)

// answerWithin is how long the app has to answer a request. Slack documents it for HTTP; for Socket Mode it is assumed.
const answerWithin = 3 * time.Second

// retryAfter are the waits before an event is sent again; commands and interactions are sent once
// (docs.slack.dev/apis/events-api).
var retryAfter = []time.Duration{0, time.Minute, 5 * time.Minute}

// A Delivery is one event, command or interaction on its way to the app.
type Delivery struct {
	Kind     string          // events_api, slash_commands or interactive
	Name     string          // such as app_mention, /parley or block_actions
	EventID  string          // of an event
	Payload  json.RawMessage // as sent
	Attempts []Attempt       // at least one
	Acked    bool
}

// An Attempt is one try to deliver. The first of an event for which no connection is open waits for one.
type Attempt struct {
	At       time.Time // by the stand-in's clock
	Link     int       // the Socket Mode connection, from 1; 0 over HTTP, or while waiting for a connection
	Envelope string    // envelope_id; "" over HTTP
	Reason   string    // why it was sent again; "" for the first
	AckedAt  time.Time // zero when it was not
	Failure  string    // timeout, http_timeout, http_error, connection_failed, too_many_redirects or no_connection; "" when it did not fail
}

// delivery is a Delivery at work.
type delivery struct {
	kind     string
	name     string
	event    string
	payload  object                     // what is sent, until deliver
	raw      json.RawMessage            // what is sent, as it was then
	form     url.Values                 // what HTTP sends for a command
	accepts  bool                       // an answer in the acknowledgement counts
	answered func(body json.RawMessage) // nil when nobody cares; called with the workspace locked
	attempts []Attempt
	done     bool
}

// Deliveries gives everything sent to the app so far, in order.
func (s *Server) Deliveries() []Delivery {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []Delivery
	for _, d := range s.deliveries {
		list = append(list, Delivery{d.kind, d.name, d.event, d.raw, append([]Attempt{}, d.attempts...), d.done})
	}
	return list
}

// deliver sends d to the app, by HTTP when there is a request URL and by Socket Mode otherwise.
func (s *Server) deliver(d *delivery) {
	d.raw = encode(d.payload)
	s.deliveries = append(s.deliveries, d)
	s.attempt(d, "")
}

func (s *Server) attempt(d *delivery, reason string) {
	n := len(d.attempts)
	d.attempts = append(d.attempts, Attempt{At: s.clock.Now(), Reason: reason})
	if s.requestURL != "" {
		address, head := s.requestURL, http.Header{}
		if n > 0 {
			head.Set("X-Slack-Retry-Num", strconv.Itoa(n))
			head.Set("X-Slack-Retry-Reason", reason)
		}
		s.spawn(func() { s.send(d, n, address, head) })
		return
	}
	if l := s.link(); l != nil {
		l.send(d, n)
	} else if d.kind != eventsAPI {
		s.failed(d, n, "no_connection") // Slack tells the person that the app did not respond
	}
}

// failed notes that attempt n went wrong, and sends an event again as long as it may be.
func (s *Server) failed(d *delivery, n int, reason string) {
	if d.done || n != len(d.attempts)-1 || d.attempts[n].Failure != "" {
		return
	}
	d.attempts[n].Failure = reason
	switch {
	case d.kind != eventsAPI || n >= len(retryAfter):
	case retryAfter[n] == 0:
		s.attempt(d, reason)
	default:
		s.clock.AfterFunc(retryAfter[n], func() {
			defer s.lock()()
			s.attempt(d, reason)
		})
	}
}

// giveUp ends a delivery for good.
func (s *Server) giveUp(d *delivery, n int, reason string) {
	if !d.done && n == len(d.attempts)-1 {
		d.attempts[n].Failure = reason
	}
}

// acked notes the answer to attempt n.
func (s *Server) acked(d *delivery, n int, body json.RawMessage) {
	if d.done {
		return
	}
	d.done = true
	d.attempts[n].AckedAt = s.clock.Now()
	if d.answered != nil {
		d.answered(body)
	}
}

// acknowledge takes an ack on any connection: whether Slack does so for a late one is not known.
func (s *Server) acknowledge(envelope string, body json.RawMessage) {
	defer s.lock()()
	d := s.envelopes[envelope]
	if d == nil {
		return
	}
	if !d.accepts {
		body = nil
	}
	for n, a := range d.attempts {
		if a.Envelope == envelope {
			s.acked(d, n, body)
		}
	}
}

// waiting gives the events that wait for a connection.
func (s *Server) waiting() (list []*delivery) {
	for _, d := range s.deliveries {
		last := d.attempts[len(d.attempts)-1]
		if d.kind == eventsAPI && !d.done && last.Failure == "" && last.Envelope == "" {
			list = append(list, d)
		}
	}
	return list
}
