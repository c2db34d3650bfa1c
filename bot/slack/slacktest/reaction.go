package slacktest

import (
	"regexp"
	"slices"
)

var emojiName = regexp.MustCompile(`^[a-z0-9_+'-]+(::skin-tone-[2-6])?$`)

func (c *call) react() (object, error) {
	m, name, err := c.reactable()
	if err != nil {
		return nil, err
	}
	if ch := c.channel(m.Channel); ch.Archived {
		return nil, refuse("is_archived")
	}
	if !c.addReaction(m, name, BotUserID) {
		return nil, refuse("already_reacted")
	}
	return nil, nil
}

func (c *call) unreact() (object, error) {
	m, name, err := c.reactable()
	if err != nil {
		return nil, err
	}
	if !c.removeReaction(m, name, BotUserID) {
		return nil, refuse("no_reaction")
	}
	return nil, nil
}

func (c *call) reactable() (*Message, string, error) {
	ch, ts, name := c.channel(c.args.Text("channel")), c.args.Text("timestamp"), c.args.Text("name")
	switch {
	case !emojiName.MatchString(name):
		return nil, "", refuse("invalid_name")
	case ts == "":
		return nil, "", refuse("no_item_specified")
	case !timestamp.MatchString(ts):
		return nil, "", refuse("bad_timestamp")
	case ch == nil || (ch.Kind != Public && !ch.has(BotUserID)):
		return nil, "", refuse("channel_not_found")
	}
	if m := c.message(ch.ID, ts); m != nil {
		return m, name, nil
	}
	return nil, "", refuse("message_not_found")
}

// addReaction tells whether the reaction was new.
func (s *Server) addReaction(m *Message, name, user string) bool {
	m.Reactions = slices.Clone(m.Reactions) // copies of the message are about
	i := slices.IndexFunc(m.Reactions, func(r Reaction) bool { return r.Name == name })
	if i < 0 {
		m.Reactions = append(m.Reactions, Reaction{Name: name})
		i = len(m.Reactions) - 1
	}
	r := &m.Reactions[i]
	if slices.Contains(r.Users, user) {
		return false
	}
	r.Users = append(slices.Clone(r.Users), user)
	r.Count = len(r.Users)
	s.emitReaction("reaction_added", m, name, user)
	return true
}

// removeReaction tells whether there was one to take away.
func (s *Server) removeReaction(m *Message, name, user string) bool {
	m.Reactions = slices.Clone(m.Reactions)
	for i := range m.Reactions {
		r := &m.Reactions[i]
		if r.Name != name || !slices.Contains(r.Users, user) {
			continue
		}
		r.Users = slices.DeleteFunc(slices.Clone(r.Users), func(u string) bool { return u == user })
		if r.Count = len(r.Users); r.Count == 0 {
			m.Reactions = slices.Delete(m.Reactions, i, i+1)
		}
		s.emitReaction("reaction_removed", m, name, user)
		return true
	}
	return false
}
