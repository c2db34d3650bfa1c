package index_test

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"parley/corpus"
	"parley/index"
	"parley/index/indextest"
)

// A history is a store of articles in memory, as an update follows it.
type history struct {
	latest map[string]corpus.Change
	last   corpus.Position
}

func (h *history) change(id, text string) {
	h.last++
	if h.latest == nil {
		h.latest = map[string]corpus.Change{}
	}
	c := corpus.Change{Position: h.last, ID: id, Removed: text == ""}
	if text != "" {
		c.Article = corpus.Article{
			ID: id, Title: "Talks", Text: text,
			Blocks: []corpus.Block{{Kind: corpus.Paragraph, End: len(text)}},
		}
	}
	h.latest[id] = c
}

func (h *history) Changes(_ context.Context, after corpus.Position, limit int) ([]corpus.Change, error) {
	var all []corpus.Change
	for _, c := range h.latest {
		if c.Position > after {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b corpus.Change) int { return cmp.Compare(a.Position, b.Position) })
	return all[:min(len(all), limit)], nil
}

func (h *history) Position(context.Context) (corpus.Position, error) { return h.last, nil }

// A witness is a Memory that notes what is written, and fails once fail writes were made.
type witness struct {
	indextest.Memory
	batches []index.Batch
	fail    int
	blind   bool // only notes
}

var errFull = errors.New("disk full")

func (w *witness) Write(ctx context.Context, b index.Batch) error {
	if w.fail > 0 && len(w.batches) == w.fail {
		return errFull
	}
	w.batches = append(w.batches, b)
	if w.blind {
		b.Put = nil
	}
	return w.Memory.Write(ctx, b)
}
