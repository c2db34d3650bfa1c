package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"parley/bot/calendar"
	"parley/bot/terminal"
)

// upcomingVerb is `parley upcoming`.
type upcomingVerb struct {
	Subject []string `arg:"" optional:"" help:"Only what is ahead of this; without it everything."`
	JSON    bool     `help:"Print it as JSON; quotations are byte offsets into the text of their articles."`
	ICS     string   `name:"ics" type:"path" placeholder:"FILE" help:"Also write the days into this file, for a calendar."`
}

// Run prints the sentences that tell of a day to come, the nearest first.
func (v *upcomingVerb) Run(ctx context.Context, c *cli, std streams) error {
	h, err := openToAsk(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	maker, err := h.timelines()
	if err != nil {
		return err
	}
	t, err := maker.Upcoming(ctx, strings.Join(v.Subject, " "), nil)
	if err != nil {
		return err
	}
	if v.ICS != "" {
		if err := os.WriteFile(v.ICS, calendar.ICS(t, time.Now()), 0o644); err != nil {
			return fmt.Errorf("writing the calendar: %w; name a file in a folder that is there with --ics FILE", err)
		}
	}
	if v.JSON {
		return terminal.WriteTimelineJSON(std.out, t)
	}
	_, err = std.out.Write([]byte(terminal.Upcoming(t, terminal.StyleOf(std.out))))
	return err
}
