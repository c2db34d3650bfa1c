package main

import (
	"context"
	"errors"
	"path/filepath"

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
	Verbose   bool     `short:"v" help:"Name everything that was left out, not only the first ${problems}."`
	JSON      bool     `help:"Print the report of each source as a line of JSON."`
}

// Run brings each path in and the index up to date, so that all can be asked about, then finds the copies among the articles. A path that fails does
// not keep the others out.
func (v *indexVerb) Run(ctx context.Context, c *cli, std streams) error {
	if len(v.Paths) == 0 && !v.Briefings {
		return misuse("index needs a file or a folder, or --briefings")
	}
	h, err := openToWrite(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	var failed []error
	for _, path := range v.Paths {
		if ctx.Err() == nil {
			failed = append(failed, v.bringFiles(ctx, h, path, c.at))
		}
	}
	if v.Briefings && ctx.Err() == nil {
		failed = append(failed, v.bring(ctx, h, "briefings", briefings.New(extract.File), 0))
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return errors.Join(append(failed, h.catchUp(ctx), h.link(ctx))...)
}

// bringFiles brings in a path, which is relative to the folder at.
func (v *indexVerb) bringFiles(ctx context.Context, h *home, path, at string) error {
	root := path
	if !filepath.IsAbs(root) {
		root = filepath.Join(at, root)
	}
	source, err := files.New(root, files.Options{Apart: h.apart})
	if err != nil {
		return err
	}
	total, err := source.Count(ctx)
	if err != nil {
		return err
	}
	return v.bring(ctx, h, path, source, total.Documents)
}

// bring syncs one source and reports what came of it.
func (v *indexVerb) bring(ctx context.Context, h *home, name string, source corpus.Source, total int) error {
	progress := terminal.NewProgress(h.std.err, "reading "+name, "files")
	report, err := corpus.Sync(ctx, h.store, source, func(p corpus.Progress) { progress.At(p.Documents, total) })
	progress.Done()
	if v.JSON {
		return errors.Join(err, writeReportJSON(h.std.out, name, report))
	}
	most := mostProblems
	if v.Verbose {
		most = len(report.Problems)
	}
	return errors.Join(err, writeProblems(h.std.err, report.Problems, most), writeReport(h.std.out, name, report))
}
