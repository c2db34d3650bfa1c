package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A shelf is a source in memory: documents by key, in the order of their keys.
type shelf struct {
	name   string
	held   map[string]Document
	fail   int  // fails as a whole after so many documents; 0 never
	blunt  bool // knows no stamps: every document is read every time
	onEach func(n int)
}

var errShelf = errors.New("the shelf broke")

func newShelf(name string) *shelf { return &shelf{name: name, held: make(map[string]Document)} }

// put makes the document at key hold these articles.
func (s *shelf) put(key string, articles ...Article) {
	stamp := fmt.Sprint(articles) + "."
	s.held[key] = Document{Key: key, Stamp: stamp, Articles: articles}
}

func (s *shelf) Name() string { return s.name }

func (s *shelf) Documents(ctx context.Context, stamps map[string]string) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		keys := make([]string, 0, len(s.held))
		for key := range s.held {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for n, key := range keys {
			if s.onEach != nil {
				s.onEach(n)
			}
			if s.fail > 0 && n == s.fail {
				yield(Document{}, errShelf)
				return
			}
			d := s.held[key]
			if stamp, ok := stamps[key]; ok && stamp == d.Stamp && !s.blunt && d.Err == nil {
				d = Document{Key: key, Stamp: stamp, Unchanged: true}
			}
			if !yield(d, nil) {
				return
			}
		}
	}
}

// note is a small article.
func note(id, text string) Article { return Article{ID: id, Title: "On " + text, Text: text} }

func openStore(t testing.TB) *Store {
	t.Helper()
	return openStoreAt(t, filepath.Join(t.TempDir(), "articles.db"))
}

func openStoreAt(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// sync syncs and fails the test on an error.
func sync(t testing.TB, s *Store, source Source) Report {
	t.Helper()
	r, err := Sync(t.Context(), s, source, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Complete {
		t.Fatalf("not complete: %+v", r)
	}
	return r
}

// counts is a report in short: "+added ~changed =unchanged >moved &duplicates -removed !problems", zeros left out.
func counts(r Report) string {
	var parts []string
	for _, p := range []struct {
		sign string
		n    int
	}{{"+", r.Added}, {"~", r.Changed}, {"=", r.Unchanged}, {">", r.Moved}, {"&", r.Duplicates}, {"-", r.Removed}, {"!", len(r.Problems)}} {
		if p.n != 0 {
			parts = append(parts, fmt.Sprintf("%s%d", p.sign, p.n))
		}
	}
	return strings.Join(parts, " ")
}

// holdings is what a store holds, "id:text" in the order of ids.
func holdings(t testing.TB, s *Store) string {
	t.Helper()
	records, err := s.records(t.Context(), `WHERE removed = 0 ORDER BY id`)
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, r := range records {
		parts = append(parts, r.ID+":"+r.Text)
	}
	return strings.Join(parts, " ")
}
