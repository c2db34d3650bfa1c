package main

import (
	"context"
	"errors"
	"time"

	"parley/bot/journal"
	"parley/bot/news"
	"parley/bot/terminal"
	"parley/corpus"
)

// newVerb is `parley new`.
type newVerb struct {
	Since string `placeholder:"DATE" help:"What was published on or after this day, such as 2026-11-20, yesterday or \"last week\"; without it what was brought in since you last asked."`
	JSON  bool   `help:"Print it as JSON; quotations are byte offsets into the text of their articles."`
}

// atTerminal is who asks here: all who share the data folder are one.
var atTerminal = journal.Person{User: "terminal"}

// Run prints which articles are new, and notes what was told once it is printed.
func (v *newVerb) Run(ctx context.Context, c *cli, std streams) error {
	h, err := openToAsk(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	if v.Since != "" {
		day, err := news.Day(v.Since, corpus.DayOf(time.Now()))
		if err != nil {
			return misuse("--since: " + err.Error())
		}
		told, err := news.Since(ctx, h.store, day, nil)
		if err != nil {
			return err
		}
		return v.print(std, told)
	}
	j, db, err := openJournal(ctx, h.dir)
	if err != nil {
		return err
	}
	told, err := h.newsFor(ctx, j)
	if err == nil {
		err = v.print(std, told)
	}
	if err == nil {
		err = j.See(ctx, atTerminal, told.Upto)
	}
	return errors.Join(err, db.Close())
}

// newsFor returns what came since it was last asked for here; the first time, what was published lately.
func (h *home) newsFor(ctx context.Context, j *journal.Journal) (news.News, error) {
	last, ok, err := j.Seen(ctx, atTerminal)
	if err != nil {
		return news.News{}, err
	}
	if ok {
		return news.After(ctx, h.store, last, nil)
	}
	upto, err := h.store.Position(ctx) // first: what comes in meanwhile is told the next time
	if err != nil {
		return news.News{}, err
	}
	told, err := news.Since(ctx, h.store, corpus.DayOf(time.Now().AddDate(0, 0, -news.FirstDays)), nil)
	told.Upto = upto
	return told, err
}

func (v *newVerb) print(std streams, told news.News) error {
	if v.JSON {
		return terminal.WriteNewsJSON(std.out, told)
	}
	_, err := std.out.Write([]byte(terminal.News(told, terminal.StyleOf(std.out))))
	return err
}
