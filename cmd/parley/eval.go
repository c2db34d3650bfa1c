package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"parley/bot"
	"parley/bot/evidence"
	"parley/bot/quality"
	"parley/bot/terminal"
	"parley/corpus"
	"parley/corpus/files"
)

// evalVerb is `parley eval DIR…`.
type evalVerb struct {
	Dirs []string `arg:"" name:"dir" help:"Question sets: folders with corpus.jsonl and queries.jsonl."`
	Out  string   `placeholder:"FILE" help:"Write every judged answer here, a JSON line each."`
	Fit  string   `placeholder:"FILE" help:"Fit the weights of the evidence on these sets and write them here."`
}

// Run measures every set on a throwaway index, built the way real articles are, and prints a table.
func (v *evalVerb) Run(ctx context.Context, std streams) error {
	if v.Fit != "" {
		return v.fit(ctx, std)
	}
	var figures []quality.Figures
	var all []quality.Judged
	for _, dir := range v.Dirs {
		err := inThrowaway(ctx, dir, std, func(set quality.Set, h *home, asker *bot.Bot, tick func()) error {
			judged, err := quality.Measure(ctx, set, asker, h.stored(ctx), tick)
			figures, all = append(figures, quality.Sum(set.Name, judged)), append(all, judged...)
			return err
		})
		if err != nil {
			return err
		}
	}
	if err := quality.WriteTable(std.out, figures); err != nil {
		return err
	}
	return v.write(all)
}

// inThrowaway brings the articles of a set into a folder that is removed afterwards, and calls do
// with a bot over it and a tick for each question done.
func inThrowaway(ctx context.Context, dir string, std streams, do func(quality.Set, *home, *bot.Bot, func()) error) error {
	set, err := quality.Load(dir)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "parley-eval-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	h, err := openToWrite(ctx, &cli{Data: folder}, std)
	if err != nil {
		return err
	}
	defer h.Close()
	source, err := files.New(set.Corpus, files.Options{})
	if err != nil {
		return err
	}
	if _, err := corpus.Sync(ctx, h.store, source, nil); err != nil {
		return err
	}
	if err := h.catchUp(ctx); err != nil {
		return err
	}
	asker, err := h.bot()
	if err != nil {
		return err
	}
	progress := terminal.NewProgress(std.err, "asking "+set.Name, "questions")
	defer progress.Done()
	done := 0
	if err := do(set, h, asker, func() { done++; progress.At(done, len(set.Questions)) }); err != nil {
		return fmt.Errorf("%s: %w", set.Name, err)
	}
	return nil
}

// fit fits the weights of the evidence on all sets together. Each set is asked questions of the next one as well,
// so that the model has seen what it looks like when nothing answers.
func (v *evalVerb) fit(ctx context.Context, std streams) error {
	var cases []evidence.Case
	for i, dir := range v.Dirs {
		other, err := quality.Load(v.Dirs[(i+1)%len(v.Dirs)])
		if err != nil {
			return err
		}
		err = inThrowaway(ctx, dir, std, func(set quality.Set, h *home, asker *bot.Bot, tick func()) error {
			if len(v.Dirs) > 1 {
				set.Questions = append(set.Questions, quality.Strangers(other)...)
			}
			more, err := quality.Cases(ctx, set, asker, h.stored(ctx), tick)
			cases = append(cases, more...)
			return err
		})
		if err != nil {
			return err
		}
	}
	model := evidence.Fit(cases, func(what string, likelihood float64) {
		fmt.Fprintf(std.err, "parley: fitting %s: mean log likelihood %.4f\n", what, likelihood)
	})
	f, err := os.Create(v.Fit)
	if err != nil {
		return err
	}
	names := make([]string, len(v.Dirs))
	for i, dir := range v.Dirs {
		names[i] = filepath.Base(dir)
	}
	fmt.Fprintf(f, "# Weights fitted by: parley eval --fit FILE %s\n", strings.Join(names, " "))
	if err := model.Write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
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
