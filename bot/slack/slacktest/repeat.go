package slacktest

import "maps"

// Repeat sends an event once more under another event_id, as Slack was seen to do.
func (s *Server) Repeat(eventID string) {
	s.t.Helper()
	defer s.lock()()
	for _, d := range s.deliveries {
		if d.kind == eventsAPI && d.event == eventID {
			again := maps.Clone(d.payload)
			id := s.id("Ev")
			again["event_id"] = id
			s.deliver(&delivery{kind: d.kind, name: d.name, event: id, payload: again})
			return
		}
	}
	s.t.Fatalf("slacktest: there is no event %s", eventID)
}
