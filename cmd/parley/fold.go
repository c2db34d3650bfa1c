package main

import (
	"hash/fnv"
	"iter"
	"slices"

	"parley/bot/evidence"
	"parley/bot/quality"
)

// A fold is one of several parts into which questions are dealt by their ids.
type fold struct{ part, parts int }

// has reports whether the question with an id is dealt to f.
func (f fold) has(id string) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32()%uint32(f.parts)) == f.part
}

// of returns set with those of its questions that are dealt to f.
func (f fold) of(set quality.Set) quality.Set {
	set.Questions = slices.DeleteFunc(slices.Clone(set.Questions), func(q quality.Question) bool { return !f.has(q.ID) })
	return set
}

// whole is all questions in one part, with the model to judge them by.
func whole(model *evidence.Model) iter.Seq2[fold, *evidence.Model] {
	return func(yield func(fold, *evidence.Model) bool) { yield(fold{0, 1}, model) }
}
