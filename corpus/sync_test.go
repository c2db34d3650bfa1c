package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"
)

func TestSyncFailingSource(t *testing.T) {
	s, shelf := openStore(t), newShelf("a")
	for i := range 5 {
		shelf.put(fmt.Sprintf("%d.md", i), note("", fmt.Sprint("text ", i)))
	}
	sync(t, s, shelf)
	delete(shelf.held, "0.md")
	shelf.put("1.md", note("", "new"))
	shelf.fail = 3
	r, err := Sync(t.Context(), s, shelf, nil)
	if !errors.Is(err, errShelf) || !strings.Contains(err.Error(), "sync a:") {
		t.Errorf("error %v", err)
	}
	if r.Complete || r.Error == "" || counts(r) != "~1 =2" {
		t.Errorf("report %+v", r)
	}
	if got, want := holdings(t, s), "0:text 0 1:new 2:text 2 3:text 3 4:text 4"; got != want {
		t.Errorf("holds %q, want %q", got, want)
	}
	if stats, err := s.Stats(t.Context()); err != nil || len(stats.Syncs) != 1 || stats.Syncs[0].Complete {
		t.Errorf("kept %+v, %v", stats.Syncs, err)
	}
	shelf.fail = 0
	if r := sync(t, s, shelf); counts(r) != "=4 -1" {
		t.Errorf("afterwards: %q", counts(r))
	}
}

func TestSyncCancelled(t *testing.T) {
	s, shelf := openStore(t), library(1000, 200)
	ctx, cancel := context.WithCancel(t.Context())
	shelf.onEach = func(n int) {
		if n == 600 {
			cancel()
		}
	}
	r, err := Sync(ctx, s, shelf, nil)
	if !errors.Is(err, context.Canceled) || r.Complete || r.Added != 600 {
		t.Errorf("report %+v, error %v", r, err)
	}
	shelf.onEach = nil
	if r := sync(t, s, shelf); counts(r) != "+400 =600" {
		t.Errorf("afterwards: %q", counts(r))
	}
	if r, err := Sync(ctx, s, shelf, nil); !errors.Is(err, context.Canceled) || counts(r) != "" {
		t.Errorf("begun after the end: %+v, %v", r, err)
	}
}

// A source may simply stop when its context ends. That is no reason to remove the rest.
func TestSyncSourceStopsSilently(t *testing.T) {
	s, shelf := openStore(t), library(10, 200)
	sync(t, s, shelf)
	ctx, cancel := context.WithCancel(t.Context())
	empty := newShelf("library")
	quiet := quietSource{empty, cancel}
	if r, err := Sync(ctx, s, quiet, nil); !errors.Is(err, context.Canceled) || r.Removed != 0 {
		t.Errorf("report %+v, error %v", r, err)
	}
	if r := sync(t, s, empty); r.Removed != 10 {
		t.Errorf("report %+v", r)
	}
}

// A quietSource ends its context and yields nothing.
type quietSource struct {
	*shelf
	cancel func()
}

func (q quietSource) Documents(context.Context, map[string]string) iter.Seq2[Document, error] {
	return func(func(Document, error) bool) { q.cancel() }
}

func TestSyncMistakenSource(t *testing.T) {
	s, shelf := openStore(t), newShelf("a")
	shelf.put("1.md", note("", "one"))
	shelf.put("2.md", note("", "caf\xe9"))
	shelf.put("3.md", note("", "three"))
	r, err := Sync(t.Context(), s, shelf, nil)
	if err == nil || !strings.Contains(err.Error(), "mistake in the source: 2.md") || r.Complete {
		t.Errorf("error %v", err)
	}
	if got := holdings(t, s); got != "1:one" {
		t.Errorf("holds %q", got)
	}
}

func TestSyncProgress(t *testing.T) {
	s, shelf := openStore(t), library(600, 200)
	var seen []int
	_, err := Sync(t.Context(), s, shelf, func(p Progress) {
		seen = append(seen, p.Documents)
		if stats, err := s.Stats(t.Context()); err != nil || stats.Articles != p.Documents || p.Report.Added != p.Documents {
			t.Errorf("%d documents are said to be stored, %d are, %v", p.Documents, stats.Articles, err)
		}
	})
	if got := fmt.Sprint(seen); err != nil || got != "[250 500 600 600]" {
		t.Errorf("progress %s, %v", got, err)
	}
}

// A batch is as large as its texts or as old as its first document allow.
func TestSyncSmallBatches(t *testing.T) {
	s, shelf := openStore(t), library(6, 3<<20)
	var seen []int
	note := func(p Progress) { seen = append(seen, p.Documents) }
	if _, err := Sync(t.Context(), s, shelf, note); err != nil || fmt.Sprint(seen) != "[2 4 6 6]" {
		t.Errorf("large documents: %v, %v", seen, err)
	}
	clock := time.Date(2025, 7, 28, 0, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return clock }
	shelf, seen = library(6, 200), nil
	shelf.name = "slow"
	shelf.onEach = func(int) { clock = clock.Add(time.Second) }
	if _, err := Sync(t.Context(), s, shelf, note); err != nil || fmt.Sprint(seen) != "[3 6 6]" {
		t.Errorf("slow documents: %v, %v", seen, err)
	}
}

func TestSyncFetched(t *testing.T) {
	s, shelf := openStore(t), newShelf("a")
	clock := time.Date(2025, 7, 28, 0, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return clock }
	fetched := func(when string, want time.Time) {
		t.Helper()
		clock = clock.Add(time.Hour)
		sync(t, s, shelf)
		if a, err := s.Article(t.Context(), "x"); err != nil || !a.Fetched.Equal(want) {
			t.Errorf("%s: fetched %v, want %v, %v", when, a.Fetched, want, err)
		}
	}
	a := note("", "one")
	shelf.put("x.md", a)
	first := clock.Add(time.Hour)
	fetched("new", first)
	a.Tags = []string{"talks"}
	shelf.put("x.md", a)
	fetched("with a tag", first)
	a.Text = "two"
	shelf.put("x.md", a)
	fetched("with other content", clock.Add(time.Hour))
	a.Text, a.Fetched = "three", first
	shelf.put("x.md", a)
	fetched("as the source says", first)
}

// Readers see whole batches only, and do not wait.
func TestReadDuringSync(t *testing.T) {
	s, shelf := openStore(t), library(1500, 1500)
	done := make(chan error)
	go func() {
		_, err := Sync(t.Context(), s, shelf, nil)
		done <- err
	}()
	var at Position
	for {
		select {
		case err := <-done:
			if err != nil {
				t.Error(err)
			}
			return
		default:
		}
		changes, err := s.Changes(t.Context(), at, 100)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range changes {
			if c.Position != at+1 || c.Article.Hash != c.Article.ContentHash() {
				t.Fatalf("change %d after %d, hash %q", c.Position, at, c.Article.Hash)
			}
			at = c.Position
		}
		if last, err := s.Position(t.Context()); err != nil || last%batchDocuments != 0 {
			t.Fatalf("position %d is not the end of a batch, %v", last, err)
		}
	}
}

// Two sources may be synced at the same time.
func TestSyncTogether(t *testing.T) {
	s := openStore(t)
	a, b := library(500, 500), library(500, 500)
	b.name = "other"
	for key, d := range b.held {
		d.Articles[0].ID, d.Articles[0].Title = "b"+d.Articles[0].ID, "Other "+d.Articles[0].Title
		b.held[key] = d
	}
	done := make(chan error)
	for _, source := range []*shelf{a, b} {
		go func() {
			_, err := Sync(t.Context(), s, source, nil)
			done <- err
		}()
	}
	for range 2 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if stats, err := s.Stats(t.Context()); err != nil || stats.Articles != 1000 {
		t.Errorf("%+v, %v", stats, err)
	}
}

// The articles of a large document keep the ids made for them when those before them go.
func TestSyncLargeDocument(t *testing.T) {
	s, shelf := openStore(t), newShelf("a")
	var articles []Article
	for i := range 4000 {
		id := ""
		if i%2 == 0 {
			id = fmt.Sprint("id", i)
		}
		articles = append(articles, note(id, fmt.Sprint("text ", i)))
	}
	shelf.put("x.jsonl", articles...)
	sync(t, s, shelf)
	shelf.put("x.jsonl", articles[2:]...)
	if r := sync(t, s, shelf); counts(r) != "=3998 -2" {
		t.Errorf("report %q", counts(r))
	}
	if a, err := s.Article(t.Context(), "x-4000"); err != nil || a.Text != "text 3999" {
		t.Errorf("%+v, %v", a, err)
	}
}
