package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"parley/bot/evidence"
	"parley/bot/quality"
)

// fit fits the weights of the evidence on all sets together and writes them.
func (v *evalVerb) fit(ctx context.Context, std streams) error {
	known, err := v.known(ctx, std)
	if err != nil {
		return err
	}
	model := fitTo(known, std, func(knownCase) bool { return true })
	names := make([]string, len(v.Dirs))
	for i, dir := range v.Dirs {
		names[i] = filepath.Base(dir)
	}
	return writeTo(v.Fit, func(w io.Writer) error {
		fmt.Fprintf(w, "# Weights fitted by: parley eval --fit FILE %s\n", strings.Join(names, " "))
		return model.Write(w)
	})
}

// leaveOut fits a model for each set on all the others: not on its questions, whatever they are asked of,
// nor on questions asked of its articles.
func (v *evalVerb) leaveOut(ctx context.Context, std streams) (func(set int) iter.Seq2[fold, *evidence.Model], error) {
	known, err := v.known(ctx, std)
	if err != nil {
		return nil, err
	}
	models := make([]*evidence.Model, len(v.Dirs))
	for i, dir := range v.Dirs {
		fmt.Fprintf(std.err, "parley: leaving out %s\n", filepath.Base(dir))
		models[i] = fitTo(known, std, func(c knownCase) bool { return c.from != i && c.of != i })
	}
	return func(set int) iter.Seq2[fold, *evidence.Model] { return whole(models[set]) }, nil
}

// inFolds fits a model for each fold on the questions of all others.
func (v *evalVerb) inFolds(ctx context.Context, std streams) (func(set int) iter.Seq2[fold, *evidence.Model], error) {
	known, err := v.known(ctx, std)
	if err != nil {
		return nil, err
	}
	models := make([]*evidence.Model, v.Folds)
	for k := range models {
		fmt.Fprintf(std.err, "parley: leaving out part %d of %d\n", k+1, v.Folds)
		models[k] = fitTo(known, std, func(c knownCase) bool { return !(fold{k, v.Folds}).has(c.id) })
	}
	return func(int) iter.Seq2[fold, *evidence.Model] {
		return func(yield func(fold, *evidence.Model) bool) {
			for k, model := range models {
				if !yield(fold{k, v.Folds}, model) {
					return
				}
			}
		}
	}, nil
}

// A knownCase is a case with the place of the set its question is from, and of the set whose articles it is asked of.
type knownCase struct {
	evidence.Case
	id       string
	from, of int
}

// known asks the questions of all sets, the halves kept apart left out. Each set is asked questions of others as well, so
// that a model has seen what it looks like when nothing answers.
func (v *evalVerb) known(ctx context.Context, std streams) ([]knownCase, error) {
	sets := make([]quality.Set, len(v.Dirs))
	for i, dir := range v.Dirs {
		set, err := quality.Load(dir)
		if err != nil {
			return nil, err
		}
		sets[i] = set.ToFit()
	}
	var known []knownCase
	for i, set := range sets {
		strangers := quality.Strangers(sets, i)
		err := inThrowaway(ctx, set, std, len(set.Questions)+len(strangers), func(h *home, tick func()) error {
			asker, err := h.botWith(evidence.Untrained()) // proposing judges nothing
			if err != nil {
				return err
			}
			cases, err := quality.Cases(ctx, set, strangers, asker, h.stored(ctx), tick)
			for n, c := range cases {
				if n < len(set.Questions) {
					known = append(known, knownCase{c, set.Questions[n].ID, i, i})
				} else {
					stranger := strangers[n-len(set.Questions)]
					known = append(known, knownCase{c, stranger.ID, stranger.From, i})
				}
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return known, nil
}

// fitTo fits a model on some of the known cases.
func fitTo(known []knownCase, std streams, keep func(knownCase) bool) *evidence.Model {
	var cases []evidence.Case
	for _, c := range known {
		if keep(c) {
			cases = append(cases, c.Case)
		}
	}
	return evidence.Fit(cases, func(what string, likelihood float64) {
		fmt.Fprintf(std.err, "parley: fitting %s: mean log likelihood %.4f\n", what, likelihood)
	})
}
