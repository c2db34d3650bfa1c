package main

import (
	"errors"
	"path/filepath"
	"testing"

	"parley/corpus"
)

func sharing(t *testing.T) adder {
	t.Helper()
	store, err := corpus.Open(t.Context(), filepath.Join(t.TempDir(), "articles.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return adder{store: store}
}

const sharedNote = "---\ntitle: The truce\npublished: 2025-08-11\n---\n\nThe truce was extended by 90 days, both sides said in Stockholm.\n"

// A file comes in once, however often it is added, and goes again.
func TestAddFile(t *testing.T) {
	a := sharing(t)
	added, err := a.AddFile(t.Context(), "F1", "truce.md", []byte(sharedNote))
	if err != nil || added.Source != "slack file F1" || added.Articles != 1 || added.Passages != 1 || added.Title != "The truce" || !added.Since.IsZero() {
		t.Fatalf("%+v %v", added, err)
	}
	for _, id := range []string{"F1", "F2"} { // the same file, and the same content shared again
		again, err := a.AddFile(t.Context(), id, "copy of truce.md", []byte(sharedNote))
		if err != nil || again.Since.IsZero() || again.Articles != 1 {
			t.Errorf("%s: %+v %v", id, again, err)
		}
	}
	all, err := a.store.List(t.Context(), corpus.Filter{})
	if err != nil || len(all) != 1 {
		t.Fatalf("%v %v", all, err)
	}
	origins, err := a.store.Origins(t.Context(), all[0].ID)
	if err != nil || len(origins) != 2 || origins[0].Source != "slack file F1" || origins[0].Document != "truce.md" {
		t.Errorf("%v %v", origins, err)
	}
	// What another file holds as well stays.
	for n, name := range []string{"slack file F1", "slack file F2"} {
		if gone, err := a.Undo(t.Context(), name); err != nil || gone != n {
			t.Errorf("%s: %d %v", name, gone, err)
		}
		if _, err := a.Undo(t.Context(), name); !errors.Is(err, corpus.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if added, err := a.AddFile(t.Context(), "F1", "truce.md", []byte(sharedNote)); err != nil || !added.Since.IsZero() {
		t.Errorf("it does not come back: %+v %v", added, err)
	}
}

func TestAddFileSaysWhyNot(t *testing.T) {
	a := sharing(t)
	for name, content := range map[string]string{"empty.md": "", "binary.txt": "a\x00\x01\x02", "torn.pdf": "%PDF-1.7", "lines.jsonl": "{"} {
		if added, err := a.AddFile(t.Context(), "F9", name, []byte(content)); err == nil || err.Error() == "" {
			t.Errorf("%s: %+v", name, added)
		} else {
			t.Logf("%s: %v", name, err)
		}
	}
	if all, err := a.store.List(t.Context(), corpus.Filter{}); err != nil || len(all) > 0 {
		t.Errorf("%v %v", all, err)
	}
	for name, good := range map[string]bool{"a.md": true, "a.PDF": true, "a.jsonl": true, "a.docx": false, "a": false} {
		if err := a.CheckFile(name, 10); (err == nil) != good {
			t.Errorf("%s: %v", name, err)
		}
	}
}
