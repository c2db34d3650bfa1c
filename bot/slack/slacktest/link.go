package slacktest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/gorilla/websocket"
)

const (
	mostLinks  = 10     // connections of one app (docs.slack.dev/apis/events-api/using-socket-mode)
	largestAck = 20_480 // bytes; Slack drops a longer answer without a word
	lastCall   = 10 * time.Second
)

// A Link is one open Socket Mode connection.
type Link struct {
	s    *Server
	id   int
	conn *websocket.Conn
	wake chan struct{} // room for one: there is something to write
	gone chan struct{} // closed when the connection is

	// guarded by the server
	out    []json.RawMessage
	closed bool
	last   bool // receives nothing new, and closes once all is written
}

func (c *call) connectionsOpen() (object, error) {
	ticket := c.id("ticket-")
	c.tickets[ticket] = true
	return object{"url": "ws" + c.http.URL[len("http"):] + "/link?ticket=" + ticket + "&app_id=" + AppID}, nil
}

// serveLink upgrades a connection that brings a ticket of apps.connections.open, each good for one connection, from
// whatever Origin. What Slack does with an eleventh connection is not documented; here it is refused.
func (s *Server) serveLink(w http.ResponseWriter, r *http.Request) {
	unlock := s.lock()
	ticket := r.URL.Query().Get("ticket")
	known, room := s.tickets[ticket], len(s.links) < mostLinks
	delete(s.tickets, ticket)
	unlock()
	switch {
	case !known:
		http.Error(w, "no such ticket", http.StatusForbidden)
		return
	case !room:
		http.Error(w, "too many connections", http.StatusTooManyRequests)
		return
	}
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // the upgrader has answered
	}
	s.welcome(conn)
}

// welcome says hello and sends what waits.
func (s *Server) welcome(conn *websocket.Conn) {
	defer s.lock()()
	if s.ctx.Err() != nil {
		_ = conn.Close() // nothing depends on it any more
		return
	}
	s.nextLink++
	l := &Link{s: s, id: s.nextLink, conn: conn, wake: make(chan struct{}, 1), gone: make(chan struct{})}
	s.links = append(s.links, l)
	l.queue(object{
		"type": "hello", "num_connections": len(s.links), "connection_info": object{"app_id": AppID},
		"debug_info": object{"host": "stand-in", "build_number": 10, "approximate_connection_time": 18060},
	})
	if s.requestURL == "" {
		for _, d := range s.waiting() {
			l.send(d, len(d.attempts)-1)
		}
	}
	s.spawn(l.read)
	s.spawn(l.write)
}

// Links gives the connections open now, in the order they were opened.
func (s *Server) Links() []*Link {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.SortedFunc(slices.Values(s.links), func(a, b *Link) int { return a.id - b.id })
}

// link picks the connection for the next envelope: the open ones take turns.
func (s *Server) link() *Link {
	for range s.links {
		l := s.links[0]
		if s.links = append(s.links[1:], l); !l.last {
			return l
		}
	}
	return nil
}

// ID is the number of the connection, from 1.
func (l *Link) ID() int { return l.id }

// Disconnect announces the end of the connection. With reason "warning" it closes ten seconds later by the stand-in's
// clock and still carries envelopes; with "refresh_requested" or "link_disabled" it closes at once.
func (l *Link) Disconnect(reason string) {
	defer l.s.lock()()
	l.queue(object{"type": "disconnect", "reason": reason, "debug_info": object{"host": "stand-in"}})
	if reason == "warning" {
		l.s.clock.AfterFunc(lastCall, l.hangUp)
		return
	}
	l.last = true
}

// hangUp ends the connection as websockets should.
func (l *Link) hangUp() {
	bye := websocket.FormatCloseMessage(websocket.CloseNormalClosure, "")
	_ = l.conn.WriteControl(websocket.CloseMessage, bye, time.Now().Add(time.Second)) // Drop does it otherwise
	l.Drop()
}

// Drop cuts the connection without a word. What was not acknowledged goes to another connection, or to the next.
func (l *Link) Drop() {
	_ = l.conn.Close() // it may be closed already
	defer l.s.lock()()
	l.lost()
}

// lost takes the connection out of use.
func (l *Link) lost() {
	if l.closed {
		return
	}
	l.closed = true
	close(l.gone)
	l.s.links = slices.DeleteFunc(l.s.links, func(other *Link) bool { return other == l })
	for _, d := range l.s.deliveries {
		if n := len(d.attempts) - 1; d.attempts[n].Link == l.id {
			l.s.failed(d, n, "connection_failed")
		}
	}
}

func (l *Link) queue(v object) {
	l.out = append(l.out, encode(v))
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// send puts attempt n of a delivery on the connection and waits for its acknowledgement by the stand-in's clock.
func (l *Link) send(d *delivery, n int) {
	id := l.s.id("envelope-")
	l.s.envelopes[id] = d
	d.attempts[n].Link, d.attempts[n].Envelope = l.id, id
	envelope := object{"envelope_id": id, "type": d.kind, "payload": d.raw, "accepts_response_payload": d.accepts}
	if d.kind == eventsAPI {
		envelope["retry_attempt"], envelope["retry_reason"] = n, d.attempts[n].Reason
	}
	l.queue(envelope)
	l.s.clock.AfterFunc(answerWithin, func() {
		defer l.s.lock()()
		l.s.failed(d, n, "timeout")
	})
}

// write sends what is queued, and a ping now and then: clients leave a connection without pings.
func (l *Link) write() {
	ping := time.NewTicker(l.s.options.Ping)
	defer ping.Stop()
	for {
		last, err := l.flush()
		if err != nil {
			l.Drop()
			return
		}
		if last {
			l.hangUp()
			return
		}
		select {
		case <-l.wake:
		case <-ping.C:
			_ = l.conn.WriteControl(websocket.PingMessage, []byte("stand-in"), time.Now().Add(time.Second)) // a dead link shows at the next read
		case <-l.gone:
			return
		}
	}
}

// flush writes what is queued, and tells whether it was the last.
func (l *Link) flush() (last bool, err error) {
	for {
		next, last := l.next()
		if next == nil {
			return last, nil
		}
		if err := l.conn.WriteMessage(websocket.TextMessage, next); err != nil {
			return false, fmt.Errorf("write to connection %d: %w", l.id, err)
		}
	}
}

// next takes the next message; nil when there is none, and then whether there will be.
func (l *Link) next() (message json.RawMessage, last bool) {
	l.s.mu.Lock()
	defer l.s.mu.Unlock()
	if len(l.out) == 0 {
		return nil, l.last
	}
	message = l.out[0]
	l.out = l.out[1:]
	return message, false
}

// read takes acknowledgements until the connection ends.
func (l *Link) read() {
	for {
		_, data, err := l.conn.ReadMessage()
		if err != nil {
			l.Drop()
			return
		}
		var ack struct {
			EnvelopeID string `json:"envelope_id"`
			Payload    json.RawMessage
		}
		if json.Unmarshal(data, &ack) == nil && len(data) < largestAck {
			l.s.acknowledge(ack.EnvelopeID, ack.Payload)
		}
	}
}
