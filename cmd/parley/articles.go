package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

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
	h, err := openToRead(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	found, err := h.store.List(ctx, corpus.Filter{Tag: v.Tag, Publisher: v.Publisher, From: from, To: to, Text: v.Text, Limit: v.Limit})
	if err != nil {
		return err
	}
	if _, err := fmt.Fprint(std.out, terminal.List(found, terminal.StyleOf(std.out))); err != nil {
		return err
	}
	_, err = fmt.Fprintln(std.err, count(len(found), "article"))
	return err
}

// count writes "1 article", "2 articles".
func count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}

type showVerb struct {
	ID      string `arg:"" help:"The article's id, as the list shows it."`
	JSON    bool   `help:"Print the article as JSON; quotations are byte offsets into its text."`
	History bool   `help:"Tell what was changed in it, and when."`
	Version int    `placeholder:"N" help:"Print what it was at this version, as its history numbers them."`
}

func (v *showVerb) Run(ctx context.Context, c *cli, std streams) error {
	h, err := openToRead(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	a, err := h.store.Article(ctx, v.ID)
	if err != nil {
		return err
	}
	switch {
	case v.History:
		return v.history(ctx, h, a)
	case v.Version != 0:
		old, err := h.store.Version(ctx, v.ID, v.Version)
		if err != nil {
			return err
		}
		return v.print(std, old.Article, nil, nil)
	}
	origins, err := h.store.Origins(ctx, a.ID)
	if err != nil {
		return err
	}
	alike, err := h.store.Alike(ctx, a.ID)
	if err != nil {
		return err
	}
	return v.print(std, a, origins, alike)
}

func (v *showVerb) print(std streams, a corpus.Article, origins []corpus.Origin, alike []corpus.Summary) error {
	if v.JSON {
		return writeArticleJSON(std.out, a, origins, alike)
	}
	_, err := fmt.Fprint(std.out, terminal.Article(a, origins, alike, index.Split(a), terminal.StyleOf(std.out)))
	return err
}

// history prints what the article was before, as JSON a version a line.
func (v *showVerb) history(ctx context.Context, h *home, a corpus.Article) error {
	versions, err := h.store.Versions(ctx, a.ID)
	if err != nil {
		return err
	}
	if !v.JSON {
		_, err = fmt.Fprint(h.std.out, terminal.History(a, versions, terminal.StyleOf(h.std.out)))
		return err
	}
	encoder := json.NewEncoder(h.std.out)
	encoder.SetEscapeHTML(false)
	for _, old := range versions {
		if err := encoder.Encode(struct {
			Version  int       `json:"version"`
			Replaced time.Time `json:"replaced"`
			corpus.Article
		}{old.N, old.Replaced, old.Article}); err != nil {
			return err
		}
	}
	return nil
}

// writeArticleJSON writes an article as scripts read it: beside its own fields the addresses it came from, the articles
// that tell the same in nearly the same words, the earliest first and itself among them, and the passages it is found by.
func writeArticleJSON(w io.Writer, a corpus.Article, origins []corpus.Origin, alike []corpus.Summary) error {
	type origin struct {
		Source   string `json:"source"`
		Document string `json:"document"`
		ID       string `json:"id"`
		URL      string `json:"url"`
	}
	type passage struct {
		Passage int `json:"passage"`
		Start   int `json:"start"`
		End     int `json:"end"`
	}
	whole := struct {
		corpus.Article
		Origins  []origin  `json:"origins"`
		Alike    []string  `json:"alike,omitempty"`
		Passages []passage `json:"passages"`
	}{Article: a, Origins: []origin{}, Passages: []passage{}}
	for _, o := range origins {
		whole.Origins = append(whole.Origins, origin(o))
	}
	for _, one := range alike {
		whole.Alike = append(whole.Alike, one.ID)
	}
	for _, p := range index.Split(a) {
		whole.Passages = append(whole.Passages, passage{p.Number, p.Start, p.End})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(whole)
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
