package respond

import (
	"context"
	"strings"

	"parley/bot/slack/delivery"
)

// A behaviour is what is done about a happening. It returns where the answer stands, "" when none was called for.
type behaviour func(ctx context.Context, e delivery.Event, h happening) (where string, err error)

// behaviour returns what to do about a happening, nil for nothing.
func (r *Responder) behaviour(h happening) behaviour {
	switch h := h.(type) {
	case said:
		return on(r.hear(h))
	case reacted:
		if h.Emoji == r.options.Emoji && h.Emoji != "" {
			return on(r.reaction)
		}
	case opened:
		if h.Tab == "messages" {
			return on(r.pane)
		}
		return on(r.home)
	case commanded:
		return on(r.command(h))
	case pressed:
		return on(r.interact)
	}
	return nil
}

// hear returns the behaviour a message calls for. Which message of a thread or a channel concerns Parley, the journal says.
func (r *Responder) hear(s said) func(context.Context, delivery.Event, said) (string, error) {
	switch {
	case s.Direct:
		return r.direct
	case s.Named:
		return r.mention
	case s.Root != "":
		return r.follow
	}
	return r.overhear
}

// command returns the behaviour for the first word of a command. Words that are none are a question.
func (r *Responder) command(c commanded) func(context.Context, delivery.Event, commanded) (string, error) {
	if _, ok := addition(c.Text); ok {
		return r.add
	}
	switch strings.ToLower(strings.TrimSpace(c.Text)) {
	case "", "help":
		return r.help
	case "sources":
		return r.sources
	case watchWords, unwatchWords:
		return r.watchSources
	case "articles":
		return r.articles
	case "status":
		return r.status
	case "config":
		return r.configure
	case "reindex":
		return r.reindex
	}
	switch first, rest := c.words(); first {
	case "timeline":
		return r.bySettings(r.timeline)
	case "upcoming":
		return r.bySettings(r.upcoming)
	case "new":
		if _, since := sinceWhen(rest); since || strings.TrimSpace(rest) == "" { // "new tariffs on chips" is a question
			return r.bySettings(r.news)
		}
	}
	return r.question
}

// sinceWhen returns what stands behind "since", and whether that is there.
func sinceWhen(words string) (when string, ok bool) {
	first, when, _ := strings.Cut(strings.TrimSpace(words), " ")
	return when, strings.EqualFold(first, "since")
}

// words parts the first word of a command, in lower case, from the rest.
func (c commanded) words() (first, rest string) {
	first, rest, _ = strings.Cut(strings.TrimSpace(c.Text), " ")
	return strings.ToLower(first), rest
}

// on makes a behaviour of one that knows what happened.
func on[H any](do func(context.Context, delivery.Event, H) (string, error)) behaviour {
	if do == nil {
		return nil
	}
	return func(ctx context.Context, e delivery.Event, h happening) (string, error) { return do(ctx, e, h.(H)) }
}
