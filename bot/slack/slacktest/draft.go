package slacktest

import (
	"encoding/json"
	"regexp"
	"strconv"
	"unicode/utf8"
)

const (
	longestText   = 40_000 // chat.postMessage cuts what is beyond
	longestUpdate = 4_000  // chat.update refuses more (docs.slack.dev/reference/methods/chat.update)
)

// draft makes a message of what a posting method was given, or refuses it as Slack would.
func (c *call) draft() (*Message, error) {
	m := &Message{
		User: BotUserID, Bot: true, Text: cut(c.args.Text("text")), Markdown: c.args.Text("markdown_text"),
		Attachments: c.args.JSON("attachments"), Metadata: c.args.JSON("metadata"), Broadcast: c.args.flag("reply_broadcast"),
		Unfurls: c.args["unfurl_links"] == nil || c.args.flag("unfurl_links") || c.args["unfurl_media"] == nil || c.args.flag("unfurl_media"),
	}
	blocks := c.args.JSON("blocks")
	switch {
	case m.Markdown != "" && (m.Text != "" || blocks != nil):
		return nil, refuse("markdown_text_conflict")
	case utf8.RuneCountInString(m.Markdown) > textMax:
		return nil, refuse("msg_too_long")
	case m.Text == "" && m.Markdown == "" && blocks == nil && m.Attachments == nil && c.args["files"] == nil:
		return nil, refuse("no_text")
	}
	if err := checkContent(blocks, m.Attachments); err != nil {
		return nil, err
	}
	m.Blocks = c.withIDs(blocks)
	return m, nil
}

// checkContent refuses blocks and attachments Slack would refuse.
func checkContent(blocks, attachments json.RawMessage) error {
	problems := checkBlocksAt("/blocks", blocks, InMessage)
	if attachments != nil {
		var list []struct{ Blocks json.RawMessage }
		if json.Unmarshal(attachments, &list) != nil {
			return refuse("invalid_attachments")
		}
		for i, a := range list {
			problems = append(problems, checkBlocksAt("/attachments/"+strconv.Itoa(i)+"/blocks", a.Blocks, InMessage)...)
		}
	}
	if code, messages := refusal(problems); code != "" {
		return refuse(code, messages...)
	}
	return nil
}

func cut(text string) string {
	if utf8.RuneCountInString(text) <= longestText {
		return text
	}
	return string([]rune(text)[:longestText])
}

// destination finds the conversation a message is to go to. A user's ID means their DM.
func (c *call) destination() (*Channel, error) {
	id := c.args.Text("channel")
	if u := c.user(id); u != nil && !u.Bot {
		return c.dm(id), nil
	}
	ch := c.channel(id)
	switch {
	case ch == nil, ch.Kind != Public && !ch.has(BotUserID):
		return nil, refuse("channel_not_found")
	case ch.Archived:
		return nil, refuse("is_archived")
	case !ch.has(BotUserID) && !c.granted("chat:write.public"):
		return nil, refuse("not_in_channel")
	}
	return ch, nil
}

var timestamp = regexp.MustCompile(`^\d{10}\.\d{6}$`)

// checkThread asks for the ts of a thread's first message in the channel; "" is fine.
func (c *call) checkThread(channel, ts string) error {
	if ts == "" {
		return nil
	}
	root := c.message(channel, ts)
	switch {
	case !timestamp.MatchString(ts):
		return refuse("invalid_thread_ts", "[ERROR] "+ts+" is not a valid thread_ts")
	case root == nil:
		return refuse("thread_not_found")
	case root.ThreadTS != "" && root.ThreadTS != root.TS:
		return refuse("cannot_reply_to_message", "[ERROR] thread_ts is the ts of a reply: give that of the thread's first message")
	}
	return nil
}

// post puts a message into its channel and tells those who listen.
func (s *Server) post(channel *Channel, m *Message) {
	m.Channel, m.TS = channel.ID, s.ts()
	s.messages[channel.ID] = append(s.messages[channel.ID], m)
	if m.Bot && m.ThreadTS != "" {
		s.clearStatus(channel.ID, m.ThreadTS)
	}
	s.emitMessage(channel, m)
}
