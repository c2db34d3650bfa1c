package main

import (
	"context"
	"encoding/json"
	"fmt"

	"parley/bot/terminal"
	"parley/corpus"
	"parley/index"
)

// articlesVerb is `parley articles`.
type articlesVerb struct {
	List   listVerb   `cmd:"" default:"withargs" help:"List articles, newest first."`
	Show   showVerb   `cmd:"" help:"Print one article with its passages marked."`
	Remove removeVerb `cmd:"" help:"Remove one article; it stays away until its file changes."`
}

type listVerb struct {
	Tag       string `help:"Only articles with this tag."`
	Publisher string `help:"Only articles of this publisher."`
	From      string `placeholder:"DATE" help:"Only articles published on or after this day."`
	To        string `placeholder:"DATE" help:"Only articles published on or before this day."`
	Text      string `help:"Only articles whose title or text holds this."`
	Limit     int    `default:"0" help:"At most this many; 0 for all."`
}

func (v *listVerb) Run(ctx context.Context, c *cli, std streams) error {
	from, err := corpus.ParseDay(v.From)
	if err != nil {
		return misuse("--from: " + err.Error())
	}
	to, err := corpus.ParseDay(v.To)
	if err != nil {
		return misuse("--to: " + err.Error())
	}
	h, err := openStore(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	found, err := h.store.List(ctx, corpus.Filter{Tag: v.Tag, Publisher: v.Publisher, From: from, To: to, Text: v.Text, Limit: v.Limit})
	if err != nil {
		return err
	}
	for _, a := range found {
		fmt.Fprintf(std.out, "%-10s  %s  %s  (%s)\n", a.Published, a.ID, terminal.Plain(a.Title), terminal.Plain(a.Publisher))
	}
	fmt.Fprintf(std.err, "%d articles\n", len(found))
	return nil
}

type showVerb struct {
	ID   string `arg:"" help:"The article's id, as the list shows it."`
	JSON bool   `help:"Print the article as JSON; quotations are byte offsets into its text."`
}

func (v *showVerb) Run(ctx context.Context, c *cli, std streams) error {
	h, err := openStore(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	a, err := h.store.Article(ctx, v.ID)
	if err != nil {
		return err
	}
	if v.JSON {
		encoder := json.NewEncoder(std.out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(a)
	}
	_, err = fmt.Fprint(std.out, terminal.Article(a, index.Split(a), terminal.StyleOf(std.out)))
	return err
}

type removeVerb struct {
	ID string `arg:"" help:"The article's id, as the list shows it."`
}

func (v *removeVerb) Run(ctx context.Context, c *cli, std streams) error {
	h, err := openToWrite(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	if err := h.store.Remove(ctx, v.ID); err != nil {
		return err
	}
	if err := h.catchUp(ctx); err != nil {
		return err
	}
	fmt.Fprintf(std.out, "removed %s\n", v.ID)
	return nil
}
