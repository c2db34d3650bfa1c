package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"parley/bot"
	"parley/bot/evidence"
	"parley/bot/quality"
)

// fit fits the weights of the evidence on all sets together and writes them.
func (v *evalVerb) fit(ctx context.Context, std streams) error {
	known, err := v.known(ctx, std)
	if err != nil {
		return err
	}
	model := known.fit(none, std)
	names := make([]string, len(v.Dirs))
	for i, dir := range v.Dirs {
		names[i] = filepath.Base(dir)
	}
	return writeTo(v.Fit, func(w io.Writer) error {
		fmt.Fprintf(w, "# Weights fitted by: parley eval --fit FILE %s\n", strings.Join(names, " "))
		return model.Write(w)
	})
}

// leaveOut fits a model for each set on all the others.
func (v *evalVerb) leaveOut(ctx context.Context, std streams) ([]*evidence.Model, error) {
	known, err := v.known(ctx, std)
	if err != nil {
		return nil, err
	}
	models := make([]*evidence.Model, len(v.Dirs))
	for i, dir := range v.Dirs {
		fmt.Fprintf(std.err, "parley: leaving out %s\n", filepath.Base(dir))
		models[i] = known.fit(i, std)
	}
	return models, nil
}

// none is the place of no set.
const none = -1

// known are the cases of sets. Each set is asked questions of the next one as well, so that a model
// has seen what it looks like when nothing answers.
type known struct {
	own       [][]evidence.Case // by set
	strangers [][]evidence.Case // questions of the next set, asked of the articles of this one
}

// known asks the questions of all sets, the halves kept apart left out.
func (v *evalVerb) known(ctx context.Context, std streams) (known, error) {
	var k known
	model := evidence.Untrained() // proposing judges nothing
	for i, dir := range v.Dirs {
		set, err := quality.Load(dir)
		if err != nil {
			return k, err
		}
		next, err := quality.Load(v.Dirs[(i+1)%len(v.Dirs)])
		if err != nil {
			return k, err
		}
		set = set.ToFit()
		var strangers []quality.Question
		if len(v.Dirs) > 1 {
			strangers = quality.Strangers(next.ToFit())
		}
		asked := len(set.Questions) + len(strangers)
		err = inThrowaway(ctx, set, std, model, asked, func(h *home, asker *bot.Bot, tick func()) error {
			cases, err := quality.Cases(ctx, set, strangers, asker, h.stored(ctx), tick)
			if err != nil {
				return err
			}
			k.own = append(k.own, cases[:len(set.Questions)])
			k.strangers = append(k.strangers, cases[len(set.Questions):])
			return nil
		})
		if err != nil {
			return k, err
		}
	}
	return k, nil
}

// fit fits a model on all cases but those of the set left out: those asked of its articles, and its questions
// asked of another's.
func (k known) fit(left int, std streams) *evidence.Model {
	var cases []evidence.Case
	for i := range k.own {
		if i == left {
			continue
		}
		cases = append(cases, k.own[i]...)
		if left == none || (i+1)%len(k.own) != left {
			cases = append(cases, k.strangers[i]...)
		}
	}
	return evidence.Fit(cases, func(what string, likelihood float64) {
		fmt.Fprintf(std.err, "parley: fitting %s: mean log likelihood %.4f\n", what, likelihood)
	})
}
