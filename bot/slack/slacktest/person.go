package slacktest

import (
	"fmt"
	"slices"
)

// A Person is a member of the workspace at work. What a person does reaches the app as Slack would send it; the methods
// return at once, without waiting for the app. What nobody could do fails the test.
type Person struct {
	s  *Server
	id string
}

// User gives a member by ID.
func (s *Server) User(id string) *Person {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.user(id) == nil {
		s.t.Fatalf("slacktest: there is no user %s", id)
	}
	return &Person{s, id}
}

// Say writes a message in a conversation. The text is as typed: &, < and > are escaped on the way, addresses become
// links, and mentions are written as they travel, such as <@U01ADA>, <#C01GENERAL> or <!here>.
func (p *Person) Say(channel, text string) Message {
	p.s.t.Helper()
	defer p.s.lock()()
	return p.write(channel, "", text)
}

// Mention writes a message that begins by naming the app.
func (p *Person) Mention(channel, text string) Message {
	p.s.t.Helper()
	return p.Say(channel, "<@"+BotUserID+"> "+text)
}

// Reply writes in the thread a message belongs to, or starts it.
func (p *Person) Reply(to Message, text string) Message {
	p.s.t.Helper()
	defer p.s.lock()()
	root := to.TS
	if to.ThreadTS != "" {
		root = to.ThreadTS
	}
	return p.write(to.Channel, root, text)
}

// DM writes to the app alone.
func (p *Person) DM(text string) Message {
	p.s.t.Helper()
	defer p.s.lock()()
	return p.write(p.s.dm(p.id).ID, "", text)
}

func (p *Person) write(channel, thread, text string) Message {
	p.s.t.Helper()
	ch := p.in(channel)
	if thread != "" && p.s.message(ch.ID, thread) == nil {
		p.s.t.Fatalf("slacktest: there is no thread %s in %s", thread, channel)
	}
	m := &Message{User: p.id, ThreadTS: thread, ClientMsgID: p.s.newClientID()}
	m.Text, m.Blocks = p.s.typed(text)
	p.s.post(ch, m)
	return *m
}

// in gives a conversation the person can write in.
func (p *Person) in(channel string) *Channel {
	p.s.t.Helper()
	ch := p.s.channel(channel)
	switch {
	case ch == nil:
		p.s.t.Fatalf("slacktest: there is no channel %s", channel)
	case !ch.has(p.id):
		p.s.t.Fatalf("slacktest: %s is not in %s", p.id, channel)
	case ch.Archived:
		p.s.t.Fatalf("slacktest: %s is archived", channel)
	}
	return ch
}

func (w *workspace) newClientID() string {
	w.lastID++
	return fmt.Sprintf("00000000-0000-4000-8000-%012d", w.lastID)
}

// Edit changes the person's own message.
func (p *Person) Edit(m Message, text string) Message {
	p.s.t.Helper()
	defer p.s.lock()()
	own := p.ownMessage(m)
	before := *own
	own.Text, own.Blocks = p.s.typed(text)
	own.Edited = p.s.ts()
	p.s.emitChanged(own, &before)
	return *own
}

// Delete takes the person's own message away.
func (p *Person) Delete(m Message) {
	p.s.t.Helper()
	defer p.s.lock()()
	p.s.deleteMessage(p.ownMessage(m))
}

func (p *Person) ownMessage(m Message) *Message {
	p.s.t.Helper()
	own := p.s.message(m.Channel, m.TS)
	if own == nil || own.User != p.id {
		p.s.t.Fatalf("slacktest: %s has no message %s in %s", p.id, m.TS, m.Channel)
	}
	return own
}

// React puts an emoji, named without colons, on a message.
func (p *Person) React(m Message, name string) {
	p.s.t.Helper()
	defer p.s.lock()()
	if there := p.s.message(m.Channel, m.TS); there == nil || !p.s.addReaction(there, name, p.id) {
		p.s.t.Fatalf("slacktest: %s cannot react with %s to %s", p.id, name, m.TS)
	}
}

// Unreact takes the person's emoji away again.
func (p *Person) Unreact(m Message, name string) {
	p.s.t.Helper()
	defer p.s.lock()()
	if there := p.s.message(m.Channel, m.TS); there == nil || !p.s.removeReaction(there, name, p.id) {
		p.s.t.Fatalf("slacktest: %s has no reaction %s on %s", p.id, name, m.TS)
	}
}

// Upload shares a small file with a comment, which may be "".
func (p *Person) Upload(channel, name string, content []byte, comment string) Message {
	p.s.t.Helper()
	defer p.s.lock()()
	ch := p.in(channel)
	f := &File{ID: p.s.id("F"), Name: name, Title: name, User: p.id, Content: slices.Clone(content)}
	p.s.files[f.ID] = f
	m := &Message{User: p.id, Subtype: "file_share", Files: []string{f.ID}}
	if comment != "" {
		m.Text, m.Blocks = p.s.typed(comment)
	}
	if ch.has(BotUserID) {
		p.s.emit("file_shared", object{
			"type": "file_shared", "channel_id": ch.ID, "file_id": f.ID, "user_id": p.id, "file": object{"id": f.ID}, "event_ts": p.s.ts(),
		})
	}
	p.s.post(ch, m)
	return *m
}

// Invite brings a user, or the app by BotUserID, into a conversation the person is in.
func (p *Person) Invite(channel, user string) {
	p.s.t.Helper()
	defer p.s.lock()()
	ch := p.in(channel)
	if ch.has(user) || p.s.user(user) == nil {
		p.s.t.Fatalf("slacktest: %s cannot be invited to %s", user, channel)
	}
	ch.Members = append(ch.Members, user)
	if ch.has(BotUserID) {
		p.s.emit("member_joined_channel", object{
			"type": "member_joined_channel", "user": user, "channel": ch.ID, "channel_type": "C", "team": TeamID, "inviter": p.id, "event_ts": p.s.ts(),
		})
	}
	p.s.post(ch, &Message{User: user, Subtype: "channel_join", Text: "<@" + user + "> has joined the channel"})
}
