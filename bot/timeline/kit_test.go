package timeline_test

import (
	"context"
	"iter"
	"path/filepath"
	"testing"
	"time"

	"parley/bot/question"
	"parley/bot/timeline"
	"parley/corpus"
	"parley/corpus/briefings"
	"parley/corpus/extract"
	"parley/index"
	"parley/index/indextest"
)

// today is the day the tests stand on.
var today = time.Date(2026, 9, 1, 12, 0, 0, 0, time.UTC)

// maker returns a Maker over the briefings.
func maker(t testing.TB) (*timeline.Maker, *corpus.Store) {
	t.Helper()
	return makerOf(t, briefings.New(extract.File))
}

// makerOf returns a Maker over a source.
func makerOf(t testing.TB, source corpus.Source) (*timeline.Maker, *corpus.Store) {
	t.Helper()
	store, err := corpus.Open(t.Context(), filepath.Join(t.TempDir(), "articles.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if _, err := corpus.Sync(t.Context(), store, source, nil); err != nil {
		t.Fatal(err)
	}
	engine := &indextest.Memory{}
	if _, err := index.Update(t.Context(), store, engine, nil); err != nil {
		t.Fatal(err)
	}
	reader, err := question.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	return timeline.New(engine, store, reader, func() time.Time { return today }), store
}

// A pile is a source of articles.
type pile []corpus.Article

func (p pile) Name() string { return "pile" }

func (p pile) Documents(context.Context, map[string]string) iter.Seq2[corpus.Document, error] {
	return func(yield func(corpus.Document, error) bool) {
		yield(corpus.Document{Key: "all", Articles: p}, nil)
	}
}
