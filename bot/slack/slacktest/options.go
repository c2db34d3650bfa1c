package slacktest

import (
	"strings"
	"time"
)

// Options are what a workspace starts with. The zero value is a small workspace with every scope and event, no rate
// limits, Socket Mode, and a clock that stands still.
type Options struct {
	Clock      Clock         // nil: a FakeClock at 23 November 2026, 09:00 UTC
	Users      []User        // nil: ada (U01ADA, an admin) and ben (U02BEN)
	Channels   []Channel     // nil: #general (C01GENERAL) with everyone and the bot in it
	Scopes     []string      // of the bot token; nil: all the stand-in knows
	Events     []string      // bot events subscribed to, such as message.im; nil: all the stand-in knows
	Limits     bool          // answer 429 when calls come faster than Slack allows
	Ping       time.Duration // real time between Socket Mode pings; 0: five seconds
	RequestURL string        // where signed requests go; "": Socket Mode
}

// The identity of the app in every stand-in. The tokens open nothing else.
const (
	TeamID        = "T01PARLEY"
	AppID         = "A01PARLEY"
	BotID         = "B01PARLEY"
	BotUserID     = "U0BOTPARLEY"
	BotToken      = "xoxb-stand-in-bot"
	AppToken      = "xapp-stand-in-app"
	SigningSecret = "stand-in-signing-secret"
	ClientID      = "1.2"
	ClientSecret  = "stand-in-client-secret"
)

const verificationToken = "stand-in-verification"

// T is the part of testing.TB a stand-in needs. Fatalf is called when a person does what nobody could do in Slack, such
// as clicking a button that is not there.
type T interface {
	Helper()
	Cleanup(func())
	Fatalf(format string, args ...any)
}

func (o Options) withDefaults(known map[string]method) Options {
	if o.Clock == nil {
		o.Clock = NewFakeClock(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	}
	if o.Users == nil {
		o.Users = []User{{ID: "U01ADA", Name: "ada", RealName: "Ada", Admin: true}, {ID: "U02BEN", Name: "ben", RealName: "Ben"}}
	}
	if o.Channels == nil {
		general := Channel{ID: "C01GENERAL", Name: "general", Kind: Public, Members: []string{BotUserID}}
		for _, u := range o.Users {
			general.Members = append(general.Members, u.ID)
		}
		o.Channels = []Channel{general}
	}
	if o.Scopes == nil {
		o.Scopes = allScopes(known)
	}
	if o.Ping == 0 {
		o.Ping = 5 * time.Second
	}
	return o
}

// allScopes gives what the methods and the events ask for, each once.
func allScopes(known map[string]method) []string {
	set := map[string]any{"commands": nil}
	for _, m := range known {
		for _, scope := range m.scopes {
			set[scope] = nil
		}
	}
	for _, scope := range eventScopes {
		set[scope] = nil
	}
	delete(set, "")
	return sortedKeys(set)
}

func scopeList(scopes []string) string { return strings.Join(scopes, ",") }
