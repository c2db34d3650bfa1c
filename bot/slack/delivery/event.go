package delivery

import (
	"context"
	"encoding/json"
	"time"

	"parley/bot/journal"
)

// A Kind says how the payload of an event is to be read.
type Kind string

// The kinds of event, as Socket Mode names them.
const (
	Happening   Kind = "events_api"     // something happened that the app subscribed to: a mention, a message, a reaction
	Command     Kind = "slash_commands" // somebody typed /parley
	Interaction Kind = "interactive"    // a button, a shortcut, a window sent off
)

// An Event is one thing people did in Slack.
type Event struct {
	Kind     Kind
	Team     string          // id of the workspace
	Payload  json.RawMessage // as Socket Mode carries it, also when it came over HTTP
	Received time.Time       // when it first came in
	Claim    journal.Claim   // the right to answer it; the zero Claim until the journal gave it
}

// A Responder does what events ask for. Its methods are called from many goroutines, Respond for one event of a
// conversation after the other.
type Responder interface {
	// Wants tells at a glance whether the event may be meant for Parley. It asks nobody and stores nothing;
	// what it refuses is acknowledged and forgotten.
	Wants(e Event) bool

	// Lasts tells at a glance whether the event changes something, so that it counts also when it comes late: it is handed
	// out for journal.KeepEvents, others for journal.AnswerWithin.
	Lasts(e Event) bool

	// Acknowledge returns what the acknowledgement carries, as JSON: what is wrong with the fields of a window,
	// nil for nothing. Slack waits for it, so it asks nobody.
	Acknowledge(e Event) any

	// Respond answers, and returns where the answer stands, "" when none was called for. After an error the event
	// is handed out again, at most journal.Attempts times; the last time Respond posts an apology.
	Respond(ctx context.Context, e Event) (where string, err error)

	// Busy tells the asker that others come first. It is called at most once for those of a conversation that wait, and
	// before Respond.
	Busy(ctx context.Context, e Event) error
}
