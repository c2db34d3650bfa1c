package slacktest

import (
	"encoding/json"
	"slices"
	"unicode/utf8"
)

func (c *call) startStream() (object, error) {
	ch, err := c.destination()
	if err != nil {
		return nil, err
	}
	thread := c.args.Text("thread_ts")
	if err := c.checkThread(ch.ID, thread); err != nil {
		return nil, err
	}
	if ch.Kind != DM {
		switch {
		case c.args.Text("recipient_user_id") == "":
			return nil, refuse("missing_recipient_user_id")
		case c.args.Text("recipient_team_id") == "":
			return nil, refuse("missing_recipient_team_id")
		case c.user(c.args.Text("recipient_user_id")) == nil:
			return nil, refuse("user_not_found")
		}
	}
	m := &Message{User: BotUserID, Bot: true, ThreadTS: thread, Streaming: true}
	if err := c.extend(m); err != nil {
		return nil, err
	}
	c.post(ch, m)
	return object{"channel": ch.ID, "ts": m.TS}, nil
}

func (c *call) appendStream() (object, error) {
	m, err := c.streaming()
	if err != nil {
		return nil, err
	}
	if c.args.Text("markdown_text") == "" && c.args.JSON("chunks") == nil {
		return nil, refuse("no_text")
	}
	if err := c.extend(m); err != nil {
		return nil, err
	}
	return object{"channel": m.Channel, "ts": m.TS}, nil
}

func (c *call) stopStream() (object, error) {
	m, err := c.streaming()
	if err != nil {
		return nil, err
	}
	blocks := c.args.JSON("blocks")
	if code, messages := refusal(checkBlocksAt("/blocks", blocks, InMessage)); code != "" {
		if code == codeFormat {
			code = codeInvalid
		}
		return nil, refuse(code, messages...)
	}
	before := *m
	if err := c.extend(m); err != nil {
		return nil, err
	}
	m.Streaming, m.Blocks, m.Metadata = false, c.withIDs(blocks), c.args.JSON("metadata")
	c.emitChanged(m, &before)
	return object{"channel": m.Channel, "ts": m.TS, "message": c.wire(m)}, nil
}

// streaming finds the message of a call, which must be the app's and still streaming.
func (c *call) streaming() (*Message, error) {
	m, err := c.own("message_not_owned_by_app")
	switch {
	case err != nil:
		return nil, err
	case m.Halted && c.method.may("stopped_by_user"):
		return nil, refuse("stopped_by_user")
	case !m.Streaming:
		return nil, refuse("message_not_in_streaming_state")
	}
	return m, nil
}

// extend adds the call's markdown_text or chunks to a streaming message, all or nothing. A chunk is markdown_text,
// task_update, plan_update or blocks (docs.slack.dev/reference/methods/chat.appendStream).
func (c *call) extend(m *Message) error {
	more := c.args.Text("markdown_text")
	var chunks []object
	if raw := c.args.JSON("chunks"); raw != nil && json.Unmarshal(raw, &chunks) != nil {
		return refuse("invalid_chunks")
	}
	for _, chunk := range chunks {
		if err := checkChunk(chunk); err != nil {
			return err
		}
		if chunk["type"] == "markdown_text" {
			s, _ := chunk["text"].(string)
			more += s
		}
	}
	if utf8.RuneCountInString(more) > textMax {
		return refuse("msg_too_long")
	}
	m.Markdown += more
	m.Text = m.Markdown
	m.Chunks = append(m.Chunks, chunks...)
	return nil
}

func checkChunk(chunk object) error {
	kind, _ := chunk["type"].(string)
	c := newChecker(InMessage)
	switch kind {
	case "markdown_text":
		shape(must("text", str(1, textMax)))(c, "/chunks", chunk)
	case "task_update":
		shape(must("id", str(1, 255)), must("title", str(1, 256)), must("status", enum("pending", "in_progress", "complete", "error")),
			may("details", str(0, 256)), may("output", str(0, 256)), may("sources", anything))(c, "/chunks", chunk)
	case "plan_update":
		shape(must("title", str(1, 256)))(c, "/chunks", chunk)
	case "blocks":
		shape(must("blocks", c.list(1, 50, c.block)))(c, "/chunks", chunk)
	default:
		c.report("/chunks", "unsupported type: %s", kind)
	}
	if code, messages := refusal(c.problems); code != "" {
		return refuse("invalid_chunks", messages...)
	}
	return nil
}

// Halt is a person stopping the streams the app has open in a thread, as the stop button of the agent pane does. The
// app receives agent_session_stopped with the streams halted.
func (p *Person) Halt(channel, thread string) {
	p.s.t.Helper()
	defer p.s.lock()()
	halted := []string{}
	for _, m := range p.s.messages[channel] {
		if m.Streaming && m.ThreadTS == thread {
			m.Streaming, m.Halted = false, true
			halted = append(halted, m.TS)
		}
	}
	slices.Sort(halted)
	p.s.emit("agent_session_stopped", object{
		"type": "agent_session_stopped", "channel": channel, "thread_ts": thread, "user": p.id,
		"streaming_message_ts": halted, "event_ts": p.s.ts(),
	})
}
