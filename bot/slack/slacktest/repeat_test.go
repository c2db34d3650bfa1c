package slacktest

import "testing"

func TestRepeat(t *testing.T) {
	s := New(t, Options{})
	said := s.User("U01ADA").DM("what is new?")
	s.Repeat(s.Deliveries()[0].EventID)
	all, sent := s.Deliveries(), events(t, s, "message")
	if len(all) != 2 || all[0].EventID == all[1].EventID || len(sent) != 2 || sent[1]["ts"] != said.TS {
		t.Errorf("%+v", all)
	}
	impossible(t, "an event that never was", func(s *Server) { s.Repeat("Ev0") })
}
