package slacktest

import "slices"

// Messages gives the messages of a conversation in order, replies among them; nil when there are none. Ephemeral ones
// are not among them.
func (s *Server) Messages(channel string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ch := s.channel(channel); ch != nil {
		return copied(s.messages[ch.ID])
	}
	return nil
}

// Thread gives a message and its replies; nil when there is no such message.
func (s *Server) Thread(channel, ts string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return copied(s.thread(channel, ts))
}

// Ephemerals gives the messages only this user sees, in order.
func (s *Server) Ephemerals(user string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return copied(slices.DeleteFunc(slices.Clone(s.ephemerals), func(m *Message) bool { return m.EphemeralTo != user }))
}

// Views gives the modals open before a user, the topmost last.
func (s *Server) Views(user string) []View {
	s.mu.Lock()
	defer s.mu.Unlock()
	return copied(s.views[user])
}

// Home gives the Home tab published for a user; its ID is "" when there is none.
func (s *Server) Home(user string) View {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v := s.homes[user]; v != nil {
		return *v
	}
	return View{}
}

// DM gives the ID of the conversation between the app and a user.
func (s *Server) DM(user string) string {
	s.mu.Lock() // to open it is no news: a condition of Wait may ask
	defer s.mu.Unlock()
	return s.dm(user).ID
}

// Scheduled gives the messages that wait for their time.
func (s *Server) Scheduled() []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return copied(s.scheduled)
}

func copied[E any](list []*E) (values []E) {
	for _, e := range list {
		values = append(values, *e)
	}
	return values
}
