package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"parley/bot/terminal"
	"parley/corpus"
	"parley/corpus/briefings"
	"parley/corpus/extract"
	"parley/corpus/files"
)

// indexVerb is `parley index PATH…`.
type indexVerb struct {
	Paths     []string `arg:"" optional:"" name:"path" help:"Files and folders: .md .txt .html .pdf .jsonl."`
	Briefings bool     `help:"Bring in the briefings that come with Parley as well."`
}

// Run brings each path in, then the index up to date. A path that fails does not keep the others out.
func (v *indexVerb) Run(ctx context.Context, c *cli, std streams) error {
	if len(v.Paths) == 0 && !v.Briefings {
		return misuse("index needs a file or a folder, or --briefings")
	}
	h, err := openStore(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	var failed []error
	for _, path := range v.Paths {
		failed = append(failed, h.bringFiles(ctx, path))
	}
	if v.Briefings {
		failed = append(failed, h.bring(ctx, "briefings", briefings.New(extract.File), 0))
	}
	if ctx.Err() == nil {
		failed = append(failed, h.catchUp(ctx))
	}
	return errors.Join(failed...)
}

func (h *home) bringFiles(ctx context.Context, path string) error {
	source, err := files.New(path, files.Options{})
	if err != nil {
		return err
	}
	total, err := source.Count(ctx)
	if err != nil {
		return err
	}
	return h.bring(ctx, path, source, total.Documents)
}

// bring syncs one source and reports what came of it.
func (h *home) bring(ctx context.Context, name string, source corpus.Source, total int) error {
	began := time.Now()
	progress := terminal.NewProgress(h.std.err, "reading "+name, "files")
	report, err := corpus.Sync(ctx, h.store, source, func(p corpus.Progress) { progress.At(p.Documents, total) })
	progress.Done()
	for _, p := range report.Problems {
		fmt.Fprintf(h.std.err, "parley: left out %s: %s\n", p.Where, p.Reason)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(h.std.out, "%s: %d added, %d changed, %d unchanged, %d removed, %d failed in %s\n",
		name, report.Added, report.Changed, report.Unchanged, report.Removed, len(report.Problems), time.Since(began).Round(10*time.Millisecond))
	return nil
}
