package slack

import "slices"

// A Way is one way in which people reach Parley in Slack. Each costs scopes, so each can be left out.
type Way string

// The ways to reach Parley.
const (
	Mentions  Way = "mentions"  // @Parley in channels and threads
	Followups Way = "followups" // going on in a thread without a mention; overhearing, where a channel is set to it
	DMs       Way = "dms"       // direct messages
	GroupDMs  Way = "group-dms" // direct messages among several
	Commands  Way = "commands"  // /parley and the shortcuts
	HomeTab   Way = "home"      // the home tab
	AgentPane Way = "agent"     // the agent pane
	Emoji     Way = "emoji"     // a reaction that asks about a message
	Admin     Way = "admin"     // /parley config, for the admins of a workspace
	Pictures  Way = "pictures"  // timelines drawn as pictures
	Files     Way = "files"     // files brought in with the shortcut Add to Parley
)

// Usual returns the ways open unless told otherwise: all but the emoji.
func Usual() []Way {
	return []Way{Mentions, Followups, DMs, GroupDMs, Commands, HomeTab, AgentPane, Admin, Pictures, Files}
}

// need is what a way takes: bot scopes and event subscriptions (https://docs.slack.dev/reference/scopes and
// https://docs.slack.dev/reference/events).
type need struct{ scopes, events []string }

// needs returns the least each way takes. Answering takes chat:write whatever the way; reactions:write shows that an
// answer is on its way where Slack shows no status.
func needs(w Way) need {
	switch w {
	case Mentions:
		return need{[]string{"app_mentions:read", "chat:write", "reactions:write"}, []string{"app_mention"}}
	case Followups:
		return need{[]string{"channels:history", "chat:write", "groups:history"}, []string{"message.channels", "message.groups"}}
	case DMs:
		return need{[]string{"chat:write", "im:history"}, []string{"message.im"}}
	case GroupDMs:
		return need{[]string{"chat:write", "mpim:history"}, []string{"message.mpim"}}
	case Commands:
		return need{[]string{"chat:write", "commands"}, nil}
	case HomeTab:
		return need{nil, []string{"app_home_opened"}}
	case AgentPane:
		return need{[]string{"assistant:write", "chat:write", "im:history"}, []string{"app_home_opened", "message.im"}}
	case Emoji:
		return need{[]string{"channels:history", "chat:write", "groups:history", "reactions:read"}, []string{"reaction_added"}}
	case Admin: // who is an admin; the messages of a dry run
		return need{[]string{"channels:history", "commands", "groups:history", "users:read"}, nil}
	case Pictures:
		return need{[]string{"files:write"}, nil}
	case Files:
		return need{[]string{"commands", "files:read"}, nil}
	}
	return need{}
}

// Scopes returns the bot scopes that some ways take together, sorted, each once.
func Scopes(ways []Way) []string { return gathered(ways).scopes }

// Events returns the events to subscribe to for some ways, sorted, each once.
func Events(ways []Way) []string { return gathered(ways).events }

// Purpose says what Parley uses a scope for, in words that go on from "Parley may"; "" for a scope it never asks for.
func Purpose(scope string) string {
	switch scope {
	case "app_mentions:read":
		return "see the messages that mention it"
	case "assistant:write":
		return "suggest questions in the agent pane"
	case "channels:history":
		return "see messages in the public channels it was invited to: follow-ups without a mention"
	case "chat:write":
		return "answer"
	case "commands":
		return "offer /parley and the shortcuts"
	case "files:read":
		return "read the files it is told to add"
	case "files:write":
		return "send the picture of a timeline to who asks for it"
	case "groups:history":
		return "see messages in the private channels it was invited to: follow-ups without a mention"
	case "im:history":
		return "see the direct messages written to it"
	case "mpim:history":
		return "see messages in the group conversations it was invited to"
	case "reactions:read":
		return "see the emoji that asks about a message"
	case "reactions:write":
		return "show by an emoji that an answer is on its way"
	case "users:read":
		return "tell who is an admin and may configure it"
	}
	return ""
}

// gathered returns what all ways take together, sorted, each once.
func gathered(ways []Way) need {
	all := need{scopes: []string{}, events: []string{}}
	for _, w := range ways {
		n := needs(w)
		all.scopes, all.events = append(all.scopes, n.scopes...), append(all.events, n.events...)
	}
	slices.Sort(all.scopes)
	slices.Sort(all.events)
	return need{slices.Compact(all.scopes), slices.Compact(all.events)}
}
