package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"parley/bot/quality"
	"parley/bot/terminal"
	"parley/corpus"
	"parley/corpus/files"
)

// evalVerb is `parley eval DIR…`.
type evalVerb struct {
	Dirs []string `arg:"" name:"dir" help:"Question sets: folders with corpus.jsonl and queries.jsonl."`
	Out  string   `placeholder:"FILE" help:"Write every judged answer here, a JSON line each."`
}

// Run measures every set on a throwaway index, built the way real articles are, and prints a table.
func (v *evalVerb) Run(ctx context.Context, std streams) error {
	var figures []quality.Figures
	var all []quality.Judged
	for _, dir := range v.Dirs {
		set, err := quality.Load(dir)
		if err != nil {
			return err
		}
		judged, err := measure(ctx, set, std)
		if err != nil {
			return fmt.Errorf("%s: %w", set.Name, err)
		}
		figures, all = append(figures, quality.Sum(set.Name, judged)), append(all, judged...)
	}
	if err := quality.WriteTable(std.out, figures); err != nil {
		return err
	}
	return v.write(all)
}

func measure(ctx context.Context, set quality.Set, std streams) ([]quality.Judged, error) {
	dir, err := os.MkdirTemp("", "parley-eval-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	h, err := openToWrite(ctx, &cli{Data: dir}, std)
	if err != nil {
		return nil, err
	}
	defer h.Close()
	source, err := files.New(set.Corpus, files.Options{})
	if err != nil {
		return nil, err
	}
	if _, err := corpus.Sync(ctx, h.store, source, nil); err != nil {
		return nil, err
	}
	if err := h.catchUp(ctx); err != nil {
		return nil, err
	}
	asker, err := h.bot()
	if err != nil {
		return nil, err
	}
	progress := terminal.NewProgress(std.err, "asking "+set.Name, "questions")
	defer progress.Done()
	done := 0
	tick := func() { done++; progress.At(done, len(set.Questions)) }
	return quality.Measure(ctx, set, asker, h.stored(ctx), tick)
}

// stored looks articles up for judging.
func (h *home) stored(ctx context.Context) func(id string) (string, string) {
	known := map[string]corpus.Article{}
	return func(id string) (string, string) {
		a, ok := known[id]
		if !ok {
			a, _ = h.store.Article(ctx, id)
			known[id] = a
		}
		return a.ID, a.Text
	}
}

func (v *evalVerb) write(judged []quality.Judged) error {
	if v.Out == "" {
		return nil
	}
	f, err := os.Create(v.Out)
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(f)
	encoder.SetEscapeHTML(false)
	for _, j := range judged {
		if err := encoder.Encode(j); err != nil {
			f.Close()
			return err
		}
	}
	return f.Close()
}
