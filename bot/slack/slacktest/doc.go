// Package slacktest is a stand-in for Slack: one workspace in memory with one app in it, served on the loopback
// interface, against which a bot runs as it would against Slack. Nothing real is behind it.
//
// A test starts a workspace, points the bot at it, lets people do things, and reads what they then see:
//
//	s := slacktest.New(t, slacktest.Options{})
//	// … the bot with slack.OptionAPIURL(s.URL()), slacktest.BotToken and slacktest.AppToken …
//	asked := s.User("U01ADA").Mention("C01GENERAL", "what is new?")
//	err := s.Wait(func() bool { return len(s.Thread(asked.Channel, asked.TS)) == 2 }, 5*time.Second)
//
// A tour, in the order a message travels:
//
//   - person.go, home.go, command.go, act.go and form.go are what people do. event.go makes of it the events Slack sends.
//   - delivery.go brings them to the app and repeats what was not answered, over Socket Mode (link.go) or as signed
//     requests (request.go). repeat.go repeats what was.
//   - call.go takes the Web API calls that come back: it checks the token, scopes, rate and arguments by methods.txt and
//     hands them to chat.go, stream.go, conversation.go, view.go and their like. failure.go makes calls go wrong.
//     replyurl.go and trigger.go are the short-lived rights an interaction carries.
//   - blocks.go checks Block Kit, with the limits in blockspec.go, elementspec.go and richspec.go; active.go finds every
//     live mention and link.
//   - look.go and snapshot.go show the outcome.
//
// Time is the Clock's: timestamps, expiry, retries and rates follow it, so a test moves them with FakeClock.Advance. Only
// pings and Wait use real time.
//
// Slack leaves some things undocumented. Here an unacknowledged envelope is sent again as an HTTP event would be; an
// event waits for the first connection while a command does not; an eleventh connection is refused; a late
// acknowledgement counts, on any connection; action_ids must be unique within their block. Not modelled at all: several
// apps or workspaces, user tokens, the rich_text Slack makes of a bot's plain text, link unfurling, and Enterprise Grid.
package slacktest
