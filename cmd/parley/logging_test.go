package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"parley/bot/journal"
)

// Whatever is handed to the log, what opens something never stands in it.
func TestNothingPrivateInTheLog(t *testing.T) {
	for _, form := range []string{"text", "json"} {
		var b bytes.Buffer
		log := newLog(&b, form)
		log.Info("token xoxb-1-secret", "app", "xapp-1-secret", "refresh", "xoxe.xoxp-1-secret", "hidden", journal.Hide("secret"))
		log.Error("post", "error", errors.New(`Post "https://hooks.slack.com/commands/T1/2/secret": EOF`))
		log.With("url", "wss://wss-primary.slack.com/link/?ticket=secret&app_id=A1").Warn("dial")
		log.WithGroup("g").Info("x", "error", errors.Join(errors.New("a"), errors.New("xoxp-9-secret")))
		if text := b.String(); strings.Contains(text, "secret") || strings.Count(text, "•••") < 6 || !strings.Contains(text, "EOF") {
			t.Errorf("%s: %s", form, text)
		}
	}
}

func TestLogKeepsTheRest(t *testing.T) {
	var b bytes.Buffer
	newLog(&b, "json").Info("read", "link", "https://www.bis.gov/press", "n", 3)
	if text := b.String(); !strings.Contains(text, "https://www.bis.gov/press") || !strings.Contains(text, `"n":3`) {
		t.Error(text)
	}
}
