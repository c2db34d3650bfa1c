package slacktest

import (
	"strings"
	"time"
	"unicode/utf8"
)

func (c *call) postMessage() (object, error) {
	ch, m, err := c.drafted()
	if err != nil {
		return nil, err
	}
	c.post(ch, m)
	return object{"channel": ch.ID, "ts": m.TS, "message": c.wire(m)}, nil
}

// drafted checks everything about a message to be posted.
func (c *call) drafted() (*Channel, *Message, error) {
	ch, err := c.destination()
	if err != nil {
		return nil, nil, err
	}
	m, err := c.draft()
	if err != nil {
		return nil, nil, err
	}
	m.ThreadTS = c.args.Text("thread_ts")
	return ch, m, c.checkThread(ch.ID, m.ThreadTS)
}

func (c *call) postEphemeral() (object, error) {
	ch, m, err := c.drafted()
	if err != nil {
		return nil, err
	}
	if m.EphemeralTo = c.args.Text("user"); !ch.has(m.EphemeralTo) {
		return nil, refuse("user_not_in_channel")
	}
	c.whisper(ch.ID, m)
	return object{"message_ts": m.TS}, nil
}

// whisper shows a message to one user, without an event.
func (s *Server) whisper(channel string, m *Message) {
	m.Channel, m.TS = channel, s.ts()
	s.ephemerals = append(s.ephemerals, m)
}

func (c *call) chatUpdate() (object, error) {
	m, err := c.own("cant_update_message")
	if err != nil {
		return nil, err
	}
	if m.Streaming {
		return nil, refuse("streaming_state_conflict")
	}
	if utf8.RuneCountInString(c.args.Text("text")) > longestUpdate {
		return nil, refuse("msg_too_long")
	}
	now, err := c.draft()
	if err != nil {
		return nil, err
	}
	before := *m
	m.Text, m.Markdown, m.Blocks = now.Text, now.Markdown, now.Blocks // no blocks: the old ones go
	if _, given := c.args["attachments"]; given {
		m.Attachments = now.Attachments
	}
	if now.Blocks == nil { // Slack marks no message with blocks as edited
		m.Edited = c.ts()
	}
	c.emitChanged(m, &before)
	return object{"channel": m.Channel, "ts": m.TS, "text": m.Text, "message": c.wire(m)}, nil
}

// own finds the message of a call, which must be the app's.
func (c *call) own(otherwise string) (*Message, error) {
	ch := c.channel(c.args.Text("channel"))
	if ch == nil || (ch.Kind != Public && !ch.has(BotUserID)) {
		return nil, refuse("channel_not_found")
	}
	m := c.message(ch.ID, c.args.Text("ts"))
	switch {
	case m == nil:
		return nil, refuse("message_not_found")
	case !m.Bot:
		return nil, refuse(otherwise)
	case ch.Archived && c.method.may("is_inactive"):
		return nil, refuse("is_inactive")
	}
	return m, nil
}

func (c *call) chatDelete() (object, error) {
	m, err := c.own("cant_delete_message")
	if err != nil {
		return nil, err
	}
	c.deleteMessage(m)
	return object{"channel": m.Channel, "ts": m.TS}, nil
}

// deleteMessage takes a message away; the first of a thread leaves a tombstone that holds the replies.
func (s *Server) deleteMessage(m *Message) {
	before := *m
	if len(s.thread(m.Channel, m.TS)) > 1 {
		*m = Message{Channel: m.Channel, TS: m.TS, ThreadTS: m.TS, User: "USLACKBOT", Subtype: "tombstone", Text: "This message was deleted."}
	} else {
		s.remove(m)
	}
	s.emitDeleted(&before)
}

func (c *call) permalink() (object, error) {
	ch, ts := c.args.Text("channel"), c.args.Text("message_ts")
	if c.channel(ch) == nil {
		return nil, refuse("channel_not_found")
	}
	m := c.message(ch, ts)
	if m == nil {
		return nil, refuse("message_not_found")
	}
	address := "https://parley.slack.com/archives/" + ch + "/p" + strings.ReplaceAll(ts, ".", "")
	if m.ThreadTS != "" && m.ThreadTS != ts {
		address += "?thread_ts=" + m.ThreadTS + "&cid=" + ch
	}
	return object{"channel": ch, "permalink": address}, nil
}

func (c *call) schedule() (object, error) {
	ch, m, err := c.drafted()
	if err != nil {
		return nil, err
	}
	m.PostAt = int64(c.args.count("post_at", 0))
	wait := time.Unix(m.PostAt, 0).Sub(c.clock.Now())
	switch {
	case m.PostAt == 0:
		return nil, refuse("invalid_time")
	case wait <= 0:
		return nil, refuse("time_in_past")
	case wait > 120*24*time.Hour:
		return nil, refuse("time_too_far")
	}
	m.Channel, m.ScheduledID = ch.ID, c.id("Q")
	c.scheduled = append(c.scheduled, m)
	s := c.Server
	s.clock.AfterFunc(wait, func() {
		defer s.lock()()
		if s.takeScheduled(m.ScheduledID) != nil {
			s.post(ch, m)
		}
	})
	return object{"channel": ch.ID, "scheduled_message_id": m.ScheduledID, "post_at": m.PostAt, "message": c.wire(m)}, nil
}

// takeScheduled removes a message that waits; nil when it is gone.
func (w *workspace) takeScheduled(id string) *Message {
	for i, m := range w.scheduled {
		if m.ScheduledID == id {
			w.scheduled = append(w.scheduled[:i:i], w.scheduled[i+1:]...)
			return m
		}
	}
	return nil
}

func (c *call) unschedule() (object, error) {
	if c.channel(c.args.Text("channel")) == nil {
		return nil, refuse("channel_not_found")
	}
	if c.takeScheduled(c.args.Text("scheduled_message_id")) == nil {
		return nil, refuse("invalid_scheduled_message_id")
	}
	return nil, nil
}

func (c *call) scheduledList() (object, error) {
	list := []object{}
	for _, m := range c.scheduled {
		list = append(list, object{"id": m.ScheduledID, "channel_id": m.Channel, "post_at": m.PostAt, "text": m.Text})
	}
	return object{"scheduled_messages": list, "response_metadata": object{"next_cursor": ""}}, nil
}
