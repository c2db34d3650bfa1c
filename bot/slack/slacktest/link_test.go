package slacktest

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// A socket is a plain Socket Mode client that acknowledges nothing by itself.
type socket struct {
	t    *testing.T
	conn *websocket.Conn
	in   chan object // what came, without pings; closed with the connection
	ping chan bool
}

func dial(t *testing.T, s *Server) *socket {
	t.Helper()
	open := ask(t, s, "apps.connections.open", "token", AppToken)
	want(t, open, "")
	conn, _, err := websocket.DefaultDialer.Dial(open["url"].(string), http.Header{"Origin": {"https://api.slack.com"}})
	if err != nil {
		t.Fatal(err)
	}
	c := &socket{t, conn, make(chan object, 1000), make(chan bool, 1000)}
	conn.SetPingHandler(func(string) error { c.ping <- true; return nil })
	t.Cleanup(func() { _ = conn.Close() })
	go func() {
		defer close(c.in)
		for {
			var o object
			if conn.ReadJSON(&o) != nil {
				return
			}
			c.in <- o
		}
	}()
	if hello := c.next(); hello["type"] != "hello" {
		t.Fatalf("got %v before hello", hello)
	}
	return c
}

// next gives the next message, nil once the connection is closed.
func (c *socket) next() object {
	c.t.Helper()
	select {
	case o := <-c.in:
		return o
	case <-time.After(5 * time.Second):
		c.t.Fatal("nothing came")
		return nil
	}
}

func (c *socket) ack(envelope object, payload any) {
	c.t.Helper()
	answer := object{"envelope_id": envelope["envelope_id"]}
	if payload != nil {
		answer["payload"] = payload
	}
	if err := c.conn.WriteJSON(answer); err != nil {
		c.t.Error(err)
	}
}

func TestSocketMode(t *testing.T) {
	s := New(t, Options{})
	open := ask(t, s, "apps.connections.open", "token", AppToken)["url"].(string)
	if !strings.HasPrefix(open, "ws://127.0.0.1:") {
		t.Fatal(open)
	}
	conn, _, err := websocket.DefaultDialer.Dial(open, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	_, text, err := conn.ReadMessage()
	if want := `"num_connections":1`; err != nil || !strings.Contains(string(text), want) || !strings.Contains(string(text), `"connection_info":{"app_id":"A01PARLEY"}`) {
		t.Errorf("%s, %v", text, err)
	}
	if _, r, err := websocket.DefaultDialer.Dial(open, nil); err == nil || r.StatusCode != http.StatusForbidden {
		t.Error("a ticket is good for one connection")
	}
}

func TestPing(t *testing.T) {
	s := New(t, Options{Ping: 10 * time.Millisecond})
	c := dial(t, s)
	for range 3 {
		select {
		case <-c.ping:
		case <-time.After(5 * time.Second):
			t.Fatal("no ping")
		}
	}
}

func TestSpread(t *testing.T) {
	s := New(t, Options{})
	one, two := dial(t, s), dial(t, s)
	for i := range 6 {
		s.User("U01ADA").DM(fmt.Sprint(i))
	}
	for range 3 {
		one.next()
		two.next()
	}
	for range 8 {
		dial(t, s)
	}
	if n := len(s.Links()); n != mostLinks {
		t.Fatalf("%d connections", n)
	}
	open := ask(t, s, "apps.connections.open", "token", AppToken)["url"].(string)
	if _, r, err := websocket.DefaultDialer.Dial(open, nil); err == nil || r.StatusCode != http.StatusTooManyRequests {
		t.Error("an eleventh connection")
	}
}

func TestDisconnect(t *testing.T) {
	for _, reason := range []string{"warning", "refresh_requested", "link_disabled"} {
		t.Run(reason, func(t *testing.T) {
			s := New(t, Options{})
			c := dial(t, s)
			s.Links()[0].Disconnect(reason)
			if d := c.next(); d["type"] != "disconnect" || d["reason"] != reason {
				t.Errorf("%v", d)
			}
			if reason == "warning" {
				s.User("U01ADA").DM("still")
				e := c.next()
				if e["type"] != "events_api" {
					t.Errorf("%v", e)
				}
				c.ack(e, nil)
				until(t, s, func() bool { return s.Deliveries()[0].Acked })
				clockOf(s).Advance(lastCall)
			}
			if e := c.next(); e != nil {
				t.Errorf("%v after the end", e)
			}
			until(t, s, func() bool { return len(s.Links()) == 0 })
		})
	}
}

func TestDrop(t *testing.T) {
	s := New(t, Options{})
	one := dial(t, s)
	s.User("U01ADA").DM("question")
	lost := one.next()
	s.Links()[0].Drop()
	if e := one.next(); e != nil {
		t.Errorf("a word: %v", e)
	}
	two := dial(t, s)
	again := two.next()
	if again["retry_reason"] != "connection_failed" || again["payload"].(object)["event_id"] != lost["payload"].(object)["event_id"] {
		t.Errorf("%v", again)
	}
	if id := s.Links()[0].ID(); id != 2 {
		t.Errorf("connection %d", id)
	}
}

// A client that reads nothing holds up nobody, and can be cut off.
func TestFullQueue(t *testing.T) {
	s := New(t, Options{})
	open := ask(t, s, "apps.connections.open", "token", AppToken)["url"].(string)
	deaf, _, err := websocket.DefaultDialer.Dial(open, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = deaf.Close() }()
	until(t, s, func() bool { return len(s.Links()) == 1 }) // the client knows of it first
	unlock := s.lock()
	for range 200 {
		s.emit("message.im", object{"type": "message", "text": strings.Repeat("a", 50_000)})
	}
	unlock()
	s.Links()[0].Drop()
	heard := dial(t, s)
	for range 200 {
		heard.ack(heard.next(), nil)
	}
	until(t, s, func() bool {
		for _, d := range s.Deliveries() {
			if !d.Acked {
				return false
			}
		}
		return true
	})
}
