package slacktest

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A User is a member of the workspace.
type User struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	RealName string `json:"real_name"`
	Admin    bool   `json:"is_admin"`
	Bot      bool   `json:"is_bot"`
	Deleted  bool   `json:"deleted"`
	TZ       string `json:"tz"` // "": America/New_York
}

// A Kind is a kind of conversation.
type Kind string

// The kinds of conversation, named as events do.
const (
	Public  Kind = "channel"
	Private Kind = "group"
	DM      Kind = "im"
	Group   Kind = "mpim"
)

// A Channel is a conversation of any kind.
type Channel struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"` // "" for a DM
	Kind     Kind     `json:"kind"`
	Archived bool     `json:"archived"`
	Members  []string `json:"members"` // user IDs; the bot's is BotUserID
}

func (c *Channel) has(user string) bool { return slices.Contains(c.Members, user) }

// A workspace is all the state there is. Its Server locks it.
type workspace struct {
	users      []User
	channels   []*Channel
	messages   map[string][]*Message // by channel, in order of ts
	ephemerals []*Message
	views      map[string][]*View // by user: the open modals, the topmost last
	homes      map[string]*View   // by user
	files      map[string]*File
	scheduled  []*Message
	threads    map[threadKey]*thread
	lastTS     int64 // microseconds
	lastID     int
}

type threadKey struct{ channel, ts string }

// A thread is what the app set on a thread of an agent, or with ts "" on its DM.
type thread struct {
	status  string
	loading []string
	expires time.Time
	title   string
	prompts []Prompt
	heading string // over the prompts
}

func newWorkspace(o Options) workspace {
	w := workspace{
		messages: map[string][]*Message{}, views: map[string][]*View{}, homes: map[string]*View{},
		files: map[string]*File{}, threads: map[threadKey]*thread{},
	}
	w.users = append(slices.Clone(o.Users), User{ID: BotUserID, Name: "parley", RealName: "Parley", Bot: true})
	for _, c := range o.Channels {
		c.Members = slices.Clone(c.Members)
		w.channels = append(w.channels, &c)
	}
	return w
}

// AddUser adds a member.
func (s *Server) AddUser(u User) {
	defer s.lock()()
	s.users = append(s.users, u)
}

// AddChannel adds a conversation, without telling anyone.
func (s *Server) AddChannel(c Channel) {
	defer s.lock()()
	c.Members = slices.Clone(c.Members)
	s.channels = append(s.channels, &c)
}

// Archive closes a channel for good.
func (s *Server) Archive(channel string) {
	defer s.lock()()
	if c := s.channel(channel); c != nil {
		c.Archived = true
	}
}

func (w *workspace) user(id string) *User {
	for i := range w.users {
		if w.users[i].ID == id {
			return &w.users[i]
		}
	}
	return nil
}

// channel finds a conversation by its ID, or a named one by #name or name.
func (w *workspace) channel(id string) *Channel {
	for _, c := range w.channels {
		if c.ID == id || (c.Name != "" && c.Name == strings.TrimPrefix(id, "#")) {
			return c
		}
	}
	return nil
}

// dm finds or opens the conversation of the bot with a user.
func (w *workspace) dm(user string) *Channel {
	for _, c := range w.channels {
		if c.Kind == DM && c.has(user) && c.has(BotUserID) {
			return c
		}
	}
	c := &Channel{ID: "D" + strings.TrimLeft(user, "UW"), Kind: DM, Members: []string{user, BotUserID}}
	w.channels = append(w.channels, c)
	return c
}

// message finds a message by its ts; nil when there is none.
func (w *workspace) message(channel, ts string) *Message {
	for _, m := range w.messages[channel] {
		if m.TS == ts {
			return m
		}
	}
	return nil
}

func (w *workspace) remove(m *Message) {
	w.messages[m.Channel] = slices.DeleteFunc(w.messages[m.Channel], func(other *Message) bool { return other == m })
	w.ephemerals = slices.DeleteFunc(w.ephemerals, func(other *Message) bool { return other == m })
}

// ts gives the next timestamp: the clock's microseconds, or one more than the last when it stood still.
func (s *Server) ts() string {
	micros := max(s.clock.Now().UnixMicro(), s.lastTS+1)
	s.lastTS = micros
	return fmt.Sprintf("%d.%06d", micros/1e6, micros%1e6)
}

// id gives a new identifier, such as Ev00000001.
func (w *workspace) id(prefix string) string {
	w.lastID++
	return fmt.Sprintf("%s%08d", prefix, w.lastID)
}
