package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"parley/bot/picture"
	"parley/bot/question"
	"parley/bot/terminal"
	"parley/bot/timeline"
)

// timelineVerb is `parley timeline`.
type timelineVerb struct {
	Subject []string `arg:"" help:"What it is to be of: a rule, a round of talks, a firm."`
	JSON    bool     `help:"Print the timeline as JSON; quotations are byte offsets into the text of their articles."`
	SVG     string   `name:"svg" type:"path" placeholder:"FILE" help:"Also draw the timeline into this file."`
}

// Run prints what the articles tell of a subject in the order in which it happened.
func (v *timelineVerb) Run(ctx context.Context, c *cli, std streams) error {
	subject := strings.Join(v.Subject, " ")
	if strings.TrimSpace(subject) == "" {
		return misuse(`timeline needs a subject: parley timeline "Affiliates Rule"`)
	}
	h, err := openToAsk(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	maker, err := h.timelines()
	if err != nil {
		return err
	}
	t, err := maker.Timeline(ctx, subject, nil)
	if err != nil {
		return err
	}
	if v.SVG != "" {
		if err := drawInto(v.SVG, t); err != nil {
			return err
		}
	}
	if v.JSON {
		return terminal.WriteTimelineJSON(std.out, t)
	}
	_, err = std.out.Write([]byte(terminal.Timeline(t, terminal.StyleOf(std.out))))
	return err
}

// timelines returns what makes timelines over this folder.
func (h *home) timelines() (*timeline.Maker, error) {
	reader, err := question.NewReader()
	if err != nil {
		return nil, err
	}
	return timeline.New(h.engine, h.store, reader, time.Now), nil
}

func drawInto(path string, t timeline.Timeline) error {
	drawn, err := picture.SVG(t)
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, drawn, 0o644); err != nil {
		return fmt.Errorf("drawing the timeline: %w; name a file in a folder that is there with --svg FILE", err)
	}
	return nil
}
