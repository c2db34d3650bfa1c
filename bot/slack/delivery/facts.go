package delivery

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
)

// facts are what delivery itself has to know of an event.
type facts struct {
	team   string
	names  []string // what it can be known by when it comes again, at least one
	lane   string   // events of one lane are answered one after the other
	stamp  string   // the time of it as Slack writes timestamps, in order as text; "" where there is none
	urgent bool     // it carries a trigger, which Slack honours for three seconds
}

// read takes the facts out of a payload. What is missing or malformed is left out: whether the event means
// anything is for the Responder to say, and a payload without any name is known by its own bytes.
func read(kind Kind, payload json.RawMessage) facts {
	var f facts
	switch kind {
	case Happening:
		f = readHappening(payload)
	case Command:
		f = readCommand(payload)
	case Interaction:
		f = readInteraction(payload)
	}
	f.names = slices.DeleteFunc(f.names, func(name string) bool { return name == "" })
	if len(f.names) == 0 {
		sum := sha256.Sum256(payload)
		f.names = []string{"bytes/" + string(kind) + "/" + hex.EncodeToString(sum[:])}
	}
	return f
}

// readHappening reads an event of the Events API. A message that mentions the app comes as app_mention and as message,
// under different event_ids: their channel and timestamp are the same.
func readHappening(payload json.RawMessage) facts {
	var p struct {
		Team  string `json:"team_id"`
		ID    string `json:"event_id"`
		Event struct {
			Type, User, Channel, TS string
			Thread                  string `json:"thread_ts"`
			ChannelType             string `json:"channel_type"`
			Stamp                   string `json:"event_ts"`
			Item                    struct{ Channel, TS string }
		}
	}
	_ = json.Unmarshal(payload, &p) // what could be read of it is used
	e := p.Event
	f := facts{team: p.Team, names: []string{joined("event", p.ID)}, stamp: firstOf(e.Stamp, e.TS)}
	switch {
	case e.Type == "message" || e.Type == "app_mention":
		f.names = append(f.names, joined("message", e.Channel, e.TS))
		f.lane = joined(p.Team, e.Channel, firstOf(e.Thread, e.TS))
		if e.ChannelType == "im" || strings.HasPrefix(e.Channel, "D") {
			f.lane = joined(p.Team, e.Channel)
		}
	case e.Item.Channel != "":
		f.names = append(f.names, joined(e.Type, e.User, e.Stamp))
		f.lane = joined(p.Team, e.Item.Channel, e.Item.TS)
	default:
		f.names = append(f.names, joined(e.Type, e.User, e.Stamp))
		f.lane = firstOf(joined(p.Team, e.User), p.Team+" "+e.Type)
	}
	return f
}

func readCommand(payload json.RawMessage) facts {
	var p struct {
		Team    string `json:"team_id"`
		User    string `json:"user_id"`
		Trigger string `json:"trigger_id"`
	}
	_ = json.Unmarshal(payload, &p) // what could be read of it is used
	return facts{
		team: p.Team, names: []string{joined("trigger", p.Trigger)},
		lane: joined(p.Team, p.User), urgent: p.Trigger != "",
	}
}

// readInteraction reads a press, a shortcut or a window. The same window can be sent off again after its fields were
// found wrong, so a window's own id is no name of what was done with it; that it was closed happens once.
func readInteraction(payload json.RawMessage) facts {
	var p struct {
		Type    string
		Trigger string `json:"trigger_id"`
		Stamp   string `json:"action_ts"`
		Team    struct{ ID string }
		User    struct {
			ID   string
			Team string `json:"team_id"`
		}
		View    struct{ ID string }
		Actions []struct {
			ID    string `json:"action_id"`
			Stamp string `json:"action_ts"`
		}
	}
	_ = json.Unmarshal(payload, &p) // what could be read of it is used
	team := firstOf(p.Team.ID, p.User.Team)
	f := facts{team: team, lane: joined(team, p.User.ID), stamp: p.Stamp, urgent: p.Trigger != ""}
	f.names = append(f.names, joined("trigger", p.Trigger))
	if p.Stamp != "" {
		f.names = append(f.names, joined(p.Type, p.User.ID, p.Stamp))
	}
	for _, a := range p.Actions {
		f.names = append(f.names, joined("action", p.User.ID, a.ID, a.Stamp))
		f.stamp = firstOf(f.stamp, a.Stamp)
	}
	if p.Type == "view_closed" {
		f.names = append(f.names, joined(p.Type, p.User.ID, p.View.ID))
	}
	return f
}

// joined makes one name of parts, and none where a part is missing.
func joined(parts ...string) string {
	if slices.Contains(parts, "") {
		return ""
	}
	return strings.Join(parts, "/")
}

// firstOf returns the first text that is not empty.
func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
