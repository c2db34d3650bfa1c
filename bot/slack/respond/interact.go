package respond

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

// interact does what a button, a shortcut or a window asks for.
func (r *Responder) interact(ctx context.Context, e delivery.Event, p pressed) (string, error) {
	switch p.Type {
	case slack.InteractionTypeBlockActions:
		return r.press(ctx, e, p)
	case slack.InteractionTypeMessageAction:
		if p.CallbackID == face.AddShortcut {
			return r.addThis(ctx, e, p)
		}
		return r.about(ctx, e, p)
	case slack.InteractionTypeShortcut:
		return r.openAsk(ctx, e, p, "")
	case slack.InteractionTypeViewSubmission:
		return r.sent(ctx, e, p)
	}
	return "", nil // a window was closed
}

// conversation is where it was pressed, "" on the home tab and in windows.
func (p pressed) conversation() string {
	if p.Channel.ID != "" {
		return p.Channel.ID
	}
	return p.Container.ChannelID
}

// direct tells whether only the person and Parley are there: in direct messages, on the home tab, in a window.
func (p pressed) direct() bool {
	return p.conversation() == "" || strings.HasPrefix(p.conversation(), "D")
}

// secret tells whether the person alone sees what was pressed.
func (p pressed) secret() bool { return p.Container.IsEphemeral }

// thread is the ts of the first message of the thread that what was pressed stands in, "" outside of threads.
func (p pressed) thread() string {
	if p.Container.ThreadTs != "" {
		return p.Container.ThreadTs
	}
	return p.Message.ThreadTimestamp
}

// root is the ts of the first message of the thread to go on in, "" where there is none: on the home tab, and below
// what one person alone sees.
func (p pressed) root() string {
	if thread := p.thread(); thread != "" || p.secret() {
		return thread
	}
	if p.Container.MessageTs != "" {
		return p.Container.MessageTs
	}
	return p.Message.Timestamp
}

// beside are the places for what only the person is to see, the best first.
func (p pressed) beside() []place {
	return discreet(p.ResponseURL, p.conversation(), p.thread(), p.User.ID)
}

// below are the places for what all are to see who see what was pressed, the best first.
func (p pressed) below() []place {
	switch {
	case p.secret():
		return p.beside()
	case p.conversation() == "":
		return []place{{Channel: p.User.ID}}
	}
	return open(p.conversation(), p.root(), p.User.ID)
}

// say tells the person something of Parley's own.
func (r *Responder) say(ctx context.Context, e delivery.Event, p pressed, text string) (string, error) {
	return r.tell(ctx, e, "answer", p.Workspace, text, p.beside())
}
