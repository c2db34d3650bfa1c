package slacktest

import "slices"

// A Snapshot is the whole workspace at one moment, ready for JSON.
type Snapshot struct {
	Users      []User         `json:"users"`
	Channels   []Conversation `json:"channels"`
	Ephemerals []Message      `json:"ephemerals"`
	Views      []View         `json:"views"` // open modals, the topmost of each user last
	Homes      []View         `json:"homes"`
	Threads    []ThreadState  `json:"threads"`
	Links      int            `json:"links"` // open Socket Mode connections
}

// A Conversation is a channel with its messages.
type Conversation struct {
	Channel
	Messages []Message `json:"messages"`
}

// A ThreadState is what the app set on a thread, or with TS "" on a DM.
type ThreadState struct {
	Channel string   `json:"channel"`
	TS      string   `json:"ts"`
	Status  string   `json:"status"`
	Title   string   `json:"title"`
	Heading string   `json:"heading"` // over the prompts
	Prompts []Prompt `json:"prompts"`
}

// Snapshot gives the workspace as it is now. Files appear in messages by ID only.
func (s *Server) Snapshot() Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	shot := Snapshot{Users: slices.Clone(s.users), Ephemerals: copied(s.ephemerals), Links: len(s.links)}
	for _, ch := range s.channels {
		shot.Channels = append(shot.Channels, Conversation{*ch, copied(s.messages[ch.ID])})
	}
	for _, u := range s.users {
		shot.Views = append(shot.Views, copied(s.views[u.ID])...)
		if home := s.homes[u.ID]; home != nil {
			shot.Homes = append(shot.Homes, *home)
		}
	}
	now := s.clock.Now()
	for key, th := range s.threads {
		state := ThreadState{key.channel, key.ts, th.status, th.title, th.heading, th.prompts}
		if !now.Before(th.expires) {
			state.Status = ""
		}
		shot.Threads = append(shot.Threads, state)
	}
	slices.SortFunc(shot.Threads, func(a, b ThreadState) int {
		if a.Channel+a.TS < b.Channel+b.TS {
			return -1
		}
		return 1
	})
	return shot
}
