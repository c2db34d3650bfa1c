package respond

import (
	"context"
	"strings"

	"parley/bot/slack/delivery"
)

// wishes tells whether words ask for quiet in a thread (true) or for its end (false), and ok whether for either.
func wishes(text string) (quiet, ok bool) {
	words := strings.ToLower(strings.Trim(strings.TrimSpace(text), ".!"))
	words = strings.TrimSuffix(strings.TrimSuffix(words, " please"), " this thread")
	switch words {
	case "mute":
		return true, true
	case "unmute":
		return false, true
	}
	return false, false
}

// quiet mutes or unmutes a thread and says so.
func (r *Responder) quiet(ctx context.Context, e delivery.Event, s said, quiet bool) (string, error) {
	text := "I keep quiet in this thread from now on, unless somebody mentions me. “unmute” brings me back."
	var err error
	if quiet {
		err = r.Journal.Mute(ctx, s.thread(), s.User)
	} else {
		text = "I am back: whoever asked here can just go on asking."
		err = r.Journal.Unmute(ctx, s.thread())
	}
	if err != nil {
		return "", err
	}
	r.voices.answered(s.thread())
	return r.tell(ctx, e, "answer", s.Team, text, discreet("", s.Channel, s.Root, s.User))
}

// quietly does the same for words that do not name Parley: they are meant for it from those who asked it there.
func (r *Responder) quietly(ctx context.Context, e delivery.Event, s said, quiet bool) (string, error) {
	turns, err := r.Journal.Turns(ctx, s.thread(), mostAskers)
	if err != nil {
		return "", err
	}
	for _, t := range turns {
		if t.Asker == s.User {
			return r.quiet(ctx, e, s, quiet)
		}
	}
	return "", nil
}

// mostAskers bounds how far back somebody counts as one who asked in a thread.
const mostAskers = 1000
