package main

import (
	"context"
	"errors"
	"fmt"

	"parley/bot/terminal"
	"parley/corpus"
)

type syncVerb struct {
	Sources []string `arg:"" optional:"" name:"source" help:"Their names, addresses, or parts of them."`
	All     bool     `help:"All that are not paused, due or not."`
	Shrunk  bool     `help:"Also when more than half of a source is gone."`
	Verbose bool     `short:"v" help:"Name everything that was left out, not only the first ${problems}."`
	JSON    bool     `help:"Print the report of each source as a line of JSON."`
}

func (v *syncVerb) Run(ctx context.Context, c *cli, std streams) error {
	return syncChosen(ctx, c, std, choice{v.Sources, v.All}, refresh{shrunk: v.Shrunk}, reporting{verbose: v.Verbose, json: v.JSON})
}

type reextractVerb struct {
	Sources []string `arg:"" optional:"" name:"source" help:"Their names, addresses, or parts of them; all when none is named."`
	Verbose bool     `short:"v" help:"Name everything that was left out, not only the first ${problems}."`
	JSON    bool     `help:"Print the report of each source as a line of JSON."`
}

func (v *reextractVerb) Run(ctx context.Context, c *cli, std streams) error {
	return syncChosen(ctx, c, std, choice{v.Sources, true}, refresh{again: true}, reporting{verbose: v.Verbose, json: v.JSON})
}

// syncChosen opens what it takes and syncs the sources that are chosen.
func syncChosen(ctx context.Context, c *cli, std streams, chosen choice, r refresh, how reporting) error {
	w, err := c.openWeb()
	if err != nil {
		return err
	}
	defer w.Close()
	h, err := openToWrite(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	sources, err := chosen.of(ctx, h.store)
	if err != nil {
		return err
	}
	if len(sources) == 0 && !r.again {
		_, err := fmt.Fprintln(std.err, "no source is due; name one, or all with --all")
		return err
	}
	return syncSources(ctx, h, w, sources, r, how)
}

// A choice is of sources: those that are called so; when none is, those that are due, or all that are not paused.
type choice struct {
	called []string
	all    bool
}

// of returns the sources of a store that are chosen.
func (c choice) of(ctx context.Context, s *corpus.Store) (chosen []corpus.Subscription, err error) {
	if len(c.called) == 0 && !c.all {
		return s.Due(ctx, 1<<20)
	}
	for _, one := range c.called {
		n, err := subscription(ctx, s, one)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, n)
	}
	if len(c.called) > 0 {
		return chosen, nil
	}
	every, err := s.Subscriptions(ctx)
	for _, n := range every {
		if !n.Paused {
			chosen = append(chosen, n)
		}
	}
	return chosen, err
}

// reporting says how to tell what came of a sync.
type reporting struct{ verbose, json bool }

// syncSources syncs one source after the other, brings the index up to date and then finds the copies. One that fails does not keep
// the others out.
func syncSources(ctx context.Context, h *home, w *web, chosen []corpus.Subscription, r refresh, how reporting) error {
	var failed []error
	for _, n := range chosen {
		if err := ctx.Err(); err != nil {
			return err
		}
		progress := terminal.NewProgress(h.std.err, "reading "+n.Name, "documents")
		r.progress = func(p corpus.Progress) { progress.At(p.Documents, 0) }
		report, err := w.sync(ctx, h.store, n, r)
		progress.Done()
		failed = append(failed, err, how.write(h.std, n.Name, report))
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return errors.Join(append(failed, h.catchUp(ctx), h.link(ctx))...)
}

// link finds the copies among the articles that have come in.
func (h *home) link(ctx context.Context) error {
	progress := terminal.NewProgress(h.std.err, "comparing", "articles")
	defer progress.Done()
	return corpus.Link(ctx, h.store, func(n int) { progress.At(n, 0) })
}

func (r reporting) write(std streams, name string, report corpus.Report) error {
	if r.json {
		return writeReportJSON(std.out, name, report)
	}
	most := mostProblems
	if r.verbose {
		most = len(report.Problems)
	}
	return errors.Join(writeProblems(std.err, report.Problems, most), writeReport(std.out, name, report))
}
