package slacktest

import "testing"

// lastPayload is what was sent to the app last.
func lastPayload(s *Server) object {
	d := s.Deliveries()
	o, _ := decode(d[len(d)-1].Payload).(object)
	return o
}

func TestSlash(t *testing.T) {
	s := New(t, Options{})
	c := dial(t, s)
	ada := s.User("U01ADA")
	ada.Slash("C01GENERAL", "/parley", "ask <@U02BEN> & me")
	e := c.next()
	p := e["payload"].(object)
	if e["type"] != "slash_commands" || e["accepts_response_payload"] != true || e["retry_attempt"] != nil {
		t.Errorf("%v", e)
	}
	if p["command"] != "/parley" || p["text"] != "ask <@U02BEN|ben> &amp; me" || p["channel_name"] != "general" || p["is_enterprise_install"] != "false" || p["user_name"] != "ada" {
		t.Errorf("%v", p)
	}
	c.ack(e, object{"text": "only you"})
	until(t, s, func() bool { return len(s.Ephemerals("U01ADA")) == 1 })

	ada.Slash("C01GENERAL", "/parley", "ask")
	c.ack(c.next(), object{"text": "everyone", "response_type": "in_channel"})
	until(t, s, func() bool { return len(s.Messages("C01GENERAL")) == 1 })
	c.next() // the app's own message

	ada.Slash(s.DM("U01ADA"), "/parley", "ask")
	e = c.next()
	if e["payload"].(object)["channel_name"] != "directmessage" {
		t.Errorf("%v", e)
	}
	c.ack(e, nil)
	until(t, s, func() bool { d := s.Deliveries(); return d[len(d)-1].Acked })
	if n := len(s.Ephemerals("U01ADA")); n != 1 {
		t.Errorf("an empty ack showed something: %d", n)
	}
}

func TestSlashIsNotRepeated(t *testing.T) {
	s := New(t, Options{})
	c := dial(t, s)
	s.User("U01ADA").Slash("C01GENERAL", "/parley", "ask")
	c.next()
	clockOf(s).Advance(answerWithin)
	if d := s.Deliveries()[0]; d.Attempts[0].Failure != "timeout" || len(d.Attempts) != 1 {
		t.Errorf("%+v", d)
	}
}

func TestShortcuts(t *testing.T) {
	s := New(t, Options{})
	ada := s.User("U01ADA")
	m := s.User("U02BEN").Say("C01GENERAL", "a claim")
	ada.Shortcut(m, "check")
	p := lastPayload(s)
	if p["type"] != "message_action" || p["callback_id"] != "check" || p["message"].(object)["text"] != "a claim" || p["message_ts"] != m.TS ||
		p["user"].(object)["id"] != "U01ADA" || p["response_url"] == nil || p["channel"].(object)["id"] != "C01GENERAL" {
		t.Errorf("%v", p)
	}
	ada.GlobalShortcut("ask")
	if p := lastPayload(s); p["type"] != "shortcut" || p["callback_id"] != "ask" || p["trigger_id"] == nil || p["channel"] != nil {
		t.Errorf("%v", p)
	}
}
