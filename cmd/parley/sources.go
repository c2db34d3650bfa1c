package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"parley/bot/terminal"
	"parley/corpus"
	"parley/corpus/address"
)

// sourcesVerb is `parley sources`.
type sourcesVerb struct {
	List      sourcesListVerb `cmd:"" default:"withargs" help:"List the sources, and how they are."`
	Add       sourcesAddVerb  `cmd:"" help:"Add a feed, a page or a site, and bring it in."`
	Pause     pauseVerb       `cmd:"" help:"Leave a source alone until it is resumed."`
	Resume    resumeVerb      `cmd:"" help:"Sync a source again."`
	Remove    forgetVerb      `cmd:"" help:"Forget a source; its articles stay unless --articles."`
	Sync      syncVerb        `cmd:"" help:"Bring sources in now: all that are due, or those named."`
	Reextract reextractVerb   `cmd:"" help:"Make the articles anew of what was kept, without fetching."`
}

type sourcesListVerb struct {
	JSON bool `help:"Print each source as a line of JSON."`
}

func (v *sourcesListVerb) Run(ctx context.Context, c *cli, std streams) error {
	h, err := openStore(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	all, err := h.store.Subscriptions(ctx)
	if err != nil {
		return err
	}
	held, err := h.store.Held(ctx)
	if err != nil {
		return err
	}
	for _, n := range all {
		if v.JSON {
			err = writeSourceJSON(std.out, n, held[n.Name])
		} else {
			_, err = fmt.Fprint(std.out, sourceLines(n, held[n.Name], time.Now()))
		}
		if err != nil {
			return err
		}
	}
	if len(all) == 0 && !v.JSON {
		_, err = fmt.Fprintln(std.err, "no sources; parley sources add URL adds one")
	}
	return err
}

// sourceLines tells of a source in two lines, or three when it failed.
func sourceLines(n corpus.Subscription, articles int, now time.Time) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  %s, every %s, ", terminal.Plain(n.Name), count(articles, "article"), span(n.Every))
	switch {
	case n.Synced.IsZero():
		b.WriteString("never synced")
	default:
		fmt.Fprintf(&b, "synced %s ago", span(now.Sub(n.Synced)))
	}
	switch {
	case n.Paused:
		b.WriteString(", paused\n")
	case n.Due.After(now):
		fmt.Fprintf(&b, ", next in %s\n", span(n.Due.Sub(now)))
	default:
		b.WriteString(", due\n")
	}
	if n.Error != "" {
		fmt.Fprintf(&b, "  failed %s: %s\n", count(n.Failures, "time"), terminal.Plain(n.Error))
	}
	return b.String()
}

// span writes how long something takes in its largest unit: "3 hours".
func span(d time.Duration) string {
	for _, unit := range []struct {
		of   time.Duration
		name string
	}{{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}} {
		if d >= unit.of {
			return count(int(d/unit.of), unit.name)
		}
	}
	return count(int(d/time.Second), "second")
}

// writeSourceJSON writes a source as scripts read it.
func writeSourceJSON(w io.Writer, n corpus.Subscription, articles int) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(struct {
		Name     string          `json:"name"`
		Kind     string          `json:"kind"`
		Address  string          `json:"address"`
		Options  json.RawMessage `json:"options,omitempty"`
		Every    string          `json:"every"`
		Paused   bool            `json:"paused"`
		Articles int             `json:"articles"`
		Added    time.Time       `json:"added"`
		Synced   time.Time       `json:"synced,omitzero"`
		Due      time.Time       `json:"due"`
		Failures int             `json:"failures"`
		Error    string          `json:"error"`
	}{n.Name, n.Kind, address.Shown(n.Address), json.RawMessage(n.Options), n.Every.String(), n.Paused, articles, n.Added, n.Synced, n.Due, n.Failures, n.Error})
}

type pauseVerb struct {
	Source string `arg:"" help:"Its name, its address, or a part of it."`
}

func (v *pauseVerb) Run(ctx context.Context, c *cli, std streams) error {
	return setPaused(ctx, c, std, v.Source, true)
}

type resumeVerb struct {
	Source string `arg:"" help:"Its name, its address, or a part of it."`
}

func (v *resumeVerb) Run(ctx context.Context, c *cli, std streams) error {
	return setPaused(ctx, c, std, v.Source, false)
}

func setPaused(ctx context.Context, c *cli, std streams, called string, paused bool) error {
	h, err := openStore(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	n, err := subscription(ctx, h.store, called)
	if err != nil {
		return err
	}
	if err := h.store.Pause(ctx, n.Name, paused); err != nil {
		return err
	}
	did := "resumed; it is due now"
	if paused {
		did = "paused; its articles stay"
	}
	_, err = fmt.Fprintf(std.out, "%s: %s\n", n.Name, did)
	return err
}

type forgetVerb struct {
	Source   string `arg:"" help:"Its name, its address, or a part of it."`
	Articles bool   `help:"Remove the articles too that no other source has."`
}

func (v *forgetVerb) Run(ctx context.Context, c *cli, std streams) error {
	open := openStore
	if v.Articles {
		open = openToWrite
	}
	h, err := open(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	n, err := subscription(ctx, h.store, v.Source)
	if err != nil {
		return err
	}
	said, err := v.forget(ctx, h, n.Name)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "%s: forgotten; %s\n", n.Name, said)
	return err
}

// forget forgets a source and says what became of its articles.
func (v *forgetVerb) forget(ctx context.Context, h *home, name string) (string, error) {
	if !v.Articles {
		err := h.store.Unsubscribe(ctx, name)
		if errors.Is(err, corpus.ErrNotFound) {
			err = nil // another process forgot it meanwhile
		}
		return "its articles stay", err
	}
	removed, err := h.store.Withdraw(ctx, name)
	if err != nil {
		return "", err
	}
	return count(removed, "article") + " removed", h.catchUp(ctx)
}
