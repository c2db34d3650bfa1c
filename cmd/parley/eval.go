package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"

	"parley/bot/evidence"
	"parley/bot/quality"
	"parley/bot/terminal"
	"parley/corpus"
	"parley/corpus/briefings"
	"parley/corpus/extract"
	"parley/corpus/files"
)

// evalVerb is `parley eval DIR…`.
type evalVerb struct {
	Dirs     []string `arg:"" name:"dir" help:"Question sets: folders with queries.jsonl, and corpus.jsonl unless they are about the briefings."`
	JSON     bool     `help:"Print the figures as JSON."`
	Kinds    bool     `help:"Figures for each kind of question too."`
	Out      string   `placeholder:"FILE" help:"Write every judged answer here, a JSON line each."`
	Compare  string   `placeholder:"FILE" help:"Say what was won and lost since the run whose --out FILE was."`
	Fit      string   `placeholder:"FILE" help:"Fit the weights of the evidence on these sets and write them here."`
	LeaveOut bool     `help:"Measure each set with weights fitted on all the others."`
	Folds    int      `placeholder:"N" help:"Measure each question with weights fitted on the others: they are dealt into N parts, and each is left out in turn."`
}

// Run measures every set on a throwaway index, built the way real articles are, and prints a table.
func (v *evalVerb) Run(ctx context.Context, std streams) error {
	switch {
	case v.Fit != "" && (v.LeaveOut || v.Folds != 0 || v.JSON || v.Kinds || v.Out != "" || v.Compare != ""):
		return misuse("--fit writes weights and measures nothing: leave the other flags out")
	case v.Fit != "":
		return v.fit(ctx, std)
	case v.LeaveOut && len(v.Dirs) < 2:
		return misuse("--leave-out wants two question sets or more")
	case v.LeaveOut && v.Folds != 0:
		return misuse("--leave-out and --folds fit in two ways: choose one")
	case v.Folds != 0 && v.Folds < 2:
		return misuse("--folds wants two parts or more")
	}
	before, err := v.earlier()
	if err != nil {
		return err
	}
	all, err := v.measure(ctx, std)
	if err != nil {
		return err
	}
	if err := v.print(std.out, all); err != nil {
		return err
	}
	if v.Compare != "" {
		if err := quality.WriteComparison(std.out, before, all); err != nil {
			return err
		}
	}
	if v.Out == "" {
		return nil
	}
	return writeTo(v.Out, func(w io.Writer) error { return quality.WriteJudged(w, all) })
}

// measure asks all questions of all sets.
func (v *evalVerb) measure(ctx context.Context, std streams) ([]quality.Judged, error) {
	judgeOf, err := v.judges(ctx, std)
	if err != nil {
		return nil, err
	}
	var all []quality.Judged
	for i, dir := range v.Dirs {
		set, err := quality.Load(dir)
		if err != nil {
			return nil, err
		}
		err = inThrowaway(ctx, set, std, len(set.Questions), func(h *home, tick func()) error {
			for part, model := range judgeOf(i) {
				asker, err := h.botWith(model)
				if err != nil {
					return err
				}
				judged, err := quality.Measure(ctx, part.of(set), asker, h.stored(ctx), tick)
				if err != nil {
					return err
				}
				all = append(all, judged...)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// judges returns, for the place of each set, the parts of its questions and the model to measure each with.
func (v *evalVerb) judges(ctx context.Context, std streams) (func(set int) iter.Seq2[fold, *evidence.Model], error) {
	switch {
	case v.Folds != 0:
		return v.inFolds(ctx, std)
	case v.LeaveOut:
		return v.leaveOut(ctx, std)
	}
	model, err := evidence.NewModel()
	return func(int) iter.Seq2[fold, *evidence.Model] { return whole(model) }, err
}

// inThrowaway brings the articles of a set into a folder that is removed afterwards, and calls do with it,
// and with a tick for each of so many questions done.
func inThrowaway(ctx context.Context, set quality.Set, std streams, questions int, do func(*home, func()) error) error {
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
	source, err := articlesOf(set)
	if err != nil {
		return err
	}
	if _, err := corpus.Sync(ctx, h.store, source, nil); err != nil {
		return err
	}
	if err := h.catchUp(ctx); err != nil {
		return err
	}
	progress := terminal.NewProgress(std.err, "asking "+set.Name, "questions")
	defer progress.Done()
	done := 0
	if err := do(h, func() { done++; progress.At(done, questions) }); err != nil {
		return fmt.Errorf("%s: %w", set.Name, err)
	}
	return nil
}

// articlesOf is where the articles of a set come from.
func articlesOf(set quality.Set) (corpus.Source, error) {
	if set.Corpus == "" {
		return briefings.New(extract.File), nil
	}
	return files.New(set.Corpus, files.Options{})
}

// stored looks articles up for judging.
func (h *home) stored(ctx context.Context) quality.Lookup {
	known := map[string]corpus.Article{}
	return func(id string) (string, string) {
		a, ok := known[id]
		if !ok {
			a, _ = h.store.Article(ctx, id) // none is judged as none
			known[id] = a
		}
		return a.ID, a.Text
	}
}

// earlier reads the run to compare with, before the work begins.
func (v *evalVerb) earlier() ([]quality.Judged, error) {
	if v.Compare == "" {
		return nil, nil
	}
	f, err := os.Open(v.Compare)
	if err != nil {
		return nil, fmt.Errorf("%w; --compare wants what an earlier parley eval --out wrote", err)
	}
	defer f.Close()
	return quality.ReadJudged(f)
}

func (v *evalVerb) print(out io.Writer, all []quality.Judged) error {
	figures := quality.PartsOfSets(all, v.Kinds)
	if !v.JSON {
		return quality.WriteTable(out, figures)
	}
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	return encoder.Encode(figures)
}

// writeTo makes a file of what write writes.
func writeTo(name string, write func(io.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
