package index_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"parley/corpus"
	"parley/index"
)

func found(t interface{ Fatal(...any) }, s index.Searcher, term string) (ids []string) {
	r, err := s.Search(context.Background(), index.Query{Limit: 10_000, Concepts: []index.Concept{
		concept(1, index.Form{Term: term, Weight: 1}),
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range r.Hits {
		if len(ids) == 0 || ids[len(ids)-1] != h.Article {
			ids = append(ids, h.Article)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func TestUpdate(t *testing.T) {
	var h history
	for i := range 500 {
		h.change(fmt.Sprint("article ", i), "tariff")
	}
	h.change("article 7", "")
	h.change("article 8", "quota")
	var w witness
	var told []index.Progress
	report, err := index.Update(context.Background(), &h, &w, func(p index.Progress) { told = append(told, p) })
	want := index.Report{Articles: 499, Removed: 1, Passages: report.Passages, Position: 502}
	if diff := gocmp.Diff(want, report); diff != "" || err != nil || report.Passages < 499 {
		t.Errorf("%v, report (-want +got):\n%s", err, diff)
	}
	if n := len(found(t, &w, "tariff")); n != 498 {
		t.Errorf("%d articles are found; want 498", n)
	}
	if len(told) != len(w.batches) || told[len(told)-1] != (index.Progress{Done: 502, Total: 502}) {
		t.Errorf("%d batches were told as %v", len(w.batches), told)
	}
	for i, b := range w.batches {
		if len(b.Drop) > 2000 {
			t.Errorf("batch %d drops %d articles", i, len(b.Drop))
		}
	}
	before := len(w.batches)
	report, err = index.Update(context.Background(), &h, &w, nil)
	if err != nil || report != (index.Report{Position: 502}) || len(w.batches) != before {
		t.Errorf("a second update: %+v, %v, %d batches", report, err, len(w.batches)-before)
	}
}

// TestUpdateOfLongTexts: a batch ends with the article that fills four megabytes.
func TestUpdateOfLongTexts(t *testing.T) {
	var h history
	text := strings.Repeat("tariff ", 3<<20/len("tariff "))
	for i := range 5 {
		h.change(fmt.Sprint("article ", i), text)
	}
	w := witness{blind: true}
	if _, err := index.Update(context.Background(), &h, &w, nil); err != nil {
		t.Fatal(err)
	}
	for i, b := range w.batches {
		if len(b.Drop) > 2 {
			t.Errorf("batch %d holds %d articles of 3 MB", i, len(b.Drop))
		}
	}
	if p, _ := w.Position(context.Background()); p != 5 {
		t.Errorf("position %d; want 5", p)
	}
}

// TestUpdateResumes stops an update after each number of batches in turn.
func TestUpdateResumes(t *testing.T) {
	var h history
	for i := range 100 {
		h.change(fmt.Sprint("article ", i), "tariff")
	}
	for stop := 1; ; stop++ {
		w := witness{fail: stop}
		report, err := index.Update(context.Background(), &h, &w, nil)
		if err == nil {
			if stop < 3 {
				t.Errorf("100 articles were written in %d batches; nothing was resumed", stop)
			}
			return
		}
		if !errors.Is(err, errFull) || report.Position != w.batches[stop-1].Upto {
			t.Fatalf("stopped after %d: %v, %+v", stop, err, report)
		}
		w.fail = 0
		rest, err := index.Update(context.Background(), &h, &w, nil)
		if err != nil || rest.Articles+report.Articles != 100 || len(found(t, &w, "tariff")) != 100 {
			t.Fatalf("resumed after %d: %v, %+v then %+v", stop, err, report, rest)
		}
	}
}

func TestUpdateAhead(t *testing.T) {
	var h history
	h.change("a", "tariff")
	var w witness
	if err := w.Write(context.Background(), index.Batch{Upto: 2}); err != nil {
		t.Fatal(err)
	}
	if _, err := index.Update(context.Background(), &h, &w, nil); !errors.Is(err, index.ErrAhead) {
		t.Errorf("%v; want ErrAhead", err)
	}
	if len(w.batches) != 1 {
		t.Error("an index ahead of its store was written to")
	}
}

// TestUpdateToTheEnd: the newest changes may no longer be in the history.
func TestUpdateToTheEnd(t *testing.T) {
	var h history
	h.change("a", "tariff")
	h.last = 9
	var w witness
	report, err := index.Update(context.Background(), &h, &w, nil)
	if p, _ := w.Position(context.Background()); err != nil || report.Position != 9 || p != 9 {
		t.Errorf("position %d, %+v, %v; want 9", p, report, err)
	}
}

// A broken store fails, or goes in circles.
type broken struct {
	history
	err     error
	changes []corpus.Change
}

func (b *broken) Changes(context.Context, corpus.Position, int) ([]corpus.Change, error) {
	return b.changes, b.err
}

func TestUpdateFromBrokenStore(t *testing.T) {
	failed := errors.New("failed")
	b := &broken{history: history{last: 9}, err: failed}
	if _, err := index.Update(context.Background(), b, &witness{}, nil); !errors.Is(err, failed) {
		t.Errorf("%v; want the store's error", err)
	}
	b = &broken{history: history{last: 9}, changes: []corpus.Change{{Position: 3, ID: "a", Removed: true}}}
	if report, err := index.Update(context.Background(), b, &witness{}, nil); err == nil || report.Position != 3 {
		t.Errorf("a store that repeats itself: %v, %+v", err, report)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var h history
	h.change("a", "tariff")
	if _, err := index.Update(ctx, &h, &witness{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestUpdateFollows: whatever happens to a store, and wherever updates fall, the index is what one made
// from the store at the end would be.
func TestUpdateFollows(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var h history
		var followed, fresh witness
		for range rapid.IntRange(1, 60).Draw(r, "changes") {
			id := rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}).Draw(r, "id")
			h.change(id, rapid.SampledFrom([]string{"", "tariff", "tariff quota", "quota"}).Draw(r, "text"))
			if rapid.IntRange(0, 3).Draw(r, "update") == 0 {
				if _, err := index.Update(context.Background(), &h, &followed, nil); err != nil {
					r.Fatal(err)
				}
			}
		}
		for _, w := range []*witness{&followed, &fresh} {
			if _, err := index.Update(context.Background(), &h, w, nil); err != nil {
				r.Fatal(err)
			}
		}
		for _, term := range []string{"tariff", "quota"} {
			if diff := gocmp.Diff(found(r, &fresh, term), found(r, &followed, term), cmpopts.EquateEmpty()); diff != "" {
				r.Fatalf("%s (-fresh +followed):\n%s", term, diff)
			}
		}
		a, _ := fresh.Position(context.Background())
		b, _ := followed.Position(context.Background())
		if a != b || a != h.last {
			r.Fatalf("positions %d and %d of %d", a, b, h.last)
		}
	})
}
