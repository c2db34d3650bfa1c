package main

import (
	"io"
	"log/slog"
	"regexp"
)

// private matches what must never be read in a log, wherever it comes from: Slack's tokens, and addresses that
// are rights by themselves – a response_url, a connection with its ticket, a webhook.
var private = regexp.MustCompile(`\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[\w-]+|\b(?:https?|wss?)://\S*(?:hooks\.slack|/commands/|/actions/|/services/|ticket=)[^\s"]*`)

// newLog returns a log in one of two forms, "json" or text, that shows nothing private.
func newLog(w io.Writer, form string) *slog.Logger {
	o := &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr { return withoutPrivate(a) }}
	if form == "json" {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}

func withoutPrivate(a slog.Attr) slog.Attr {
	switch v := a.Value.Any().(type) {
	case string:
		a.Value = slog.StringValue(private.ReplaceAllString(v, "•••"))
	case error:
		a.Value = slog.StringValue(private.ReplaceAllString(v.Error(), "•••"))
	}
	return a
}
