package corpus

import (
	"fmt"
	"slices"
	"testing"
)

// Where every id is brought along by one document only, the store holds exactly what the shelves hold
// – and what broken documents held –, each content once, every given id leading to its content.
func TestHistoryOwnIDs(t *testing.T) {
	own := func(w *world, s *shelf, key string) []string {
		w.fresh++
		ids := []string{"", fmt.Sprintf("id%d", w.fresh)}
		for _, a := range s.held[key].Articles {
			ids = append(ids, a.ID)
		}
		return ids
	}
	run(t, world{given: own}, func(w *world, problems int) {
		want := make(map[string]bool)
		broken := 0
		for _, s := range w.shelves {
			for key, d := range s.held {
				if d.Err != nil {
					broken++
					continue
				}
				for _, a := range d.Articles {
					want[a.Text] = true
					w.leads(s, key, a)
				}
			}
		}
		if problems != broken {
			w.t.Fatalf("%d problems, %d broken documents", problems, broken)
		}
		got := make(map[string]bool)
		for id, text := range w.texts() {
			if got[text] {
				w.t.Fatalf("%q is stored twice", text)
			}
			got[text] = true
			if !want[text] && broken == 0 {
				w.t.Fatalf("%s: %q is in no document", id, text)
			}
		}
		for text := range want {
			if !got[text] {
				w.t.Fatalf("%q is not in the store", text)
			}
		}
	})
}

// leads checks that a given id leads to the content it came with, and that the origin is known.
func (w *world) leads(s *shelf, key string, a Article) {
	if a.ID == "" {
		return
	}
	got, err := w.store.Article(w.t.Context(), a.ID)
	if err != nil || got.Text != a.Text {
		w.t.Fatalf("%s leads to %q, %v, want %q", a.ID, got.Text, err, a.Text)
	}
	origins, err := w.store.Origins(w.t.Context(), a.ID)
	if err != nil || !slices.Contains(origins, Origin{Source: s.name, Document: key, ID: a.ID}) {
		w.t.Fatalf("origins of %s: %v, %v", a.ID, origins, err)
	}
}

// Where documents of one source contest ids, and ids are those made for documents of the other, what is not in
// the store is a problem.
func TestHistoryContestedIDs(t *testing.T) {
	few := map[string][]string{"s": {"", "k", "l", "a", "a-2"}, "t": {"", "m", "n", "b", "b-2"}}
	contested := func(_ *world, s *shelf, _ string) []string { return few[s.name] }
	run(t, world{given: contested, keepIDs: true}, func(w *world, problems int) {
		stored := make(map[string]bool)
		for _, text := range w.texts() {
			stored[text] = true
		}
		for _, s := range w.shelves {
			for key, d := range s.held {
				for _, a := range d.Articles {
					if d.Err == nil && !stored[a.Text] {
						problems--
					}
					if problems < 0 {
						w.t.Fatalf("%q of %s is not in the store, and no problem says so", a.Text, key)
					}
				}
			}
		}
	})
}

// Where both sources bring along the same ids, the store stays sound, and holds no text that no document holds.
func TestHistorySharedIDs(t *testing.T) {
	shared := func(*world, *shelf, string) []string { return []string{"", "k", "l", "a", "a-2"} }
	run(t, world{given: shared, keepIDs: true}, func(w *world, _ int) {
		held := make(map[string]bool)
		for _, s := range w.shelves {
			for _, d := range s.held {
				if d.Err != nil {
					return // what it held before stays
				}
				for _, a := range d.Articles {
					held[a.Text] = true
				}
			}
		}
		for id, text := range w.texts() {
			if !held[text] {
				w.t.Fatalf("%s: %q is in no document", id, text)
			}
		}
	})
}
