package corpus

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// A world is two shelves, the store they are synced to, and a follower of the store's changes.
type world struct {
	t       *rapid.T
	store   *Store
	shelves []*shelf
	given   func(w *world, s *shelf, key string) []string // ids a document may bring along
	keepIDs bool                                          // a copy brings along the ids of its original
	fresh   int                                           // ids made up so far
	seen    Position
	follows map[string]string // the follower's texts by id
}

// step lets one thing happen: documents are written, copied, renamed, removed and break.
func (w *world) step() {
	t := w.t
	s := w.shelves[rapid.IntRange(0, 1).Draw(t, "shelf")]
	key := rapid.SampledFrom([]string{"a.md", "b.md", "c.md", "d/a.md", "e.jsonl"}).Draw(t, "key")
	switch do := rapid.SampledFrom([]string{"write", "write", "write", "rename", "copy", "remove", "break"}).Draw(t, "do"); do {
	case "write":
		s.put(key, w.articles(s, key)...)
	case "rename", "copy":
		to := rapid.SampledFrom([]string{"a.md", "b.md", "c.md"}).Draw(t, "to")
		d, ok := s.held[key]
		if !ok || d.Err != nil || key == to {
			return
		}
		articles := slices.Clone(d.Articles)
		for i := range articles {
			if do == "copy" && !w.keepIDs {
				articles[i].ID = ""
			}
		}
		s.put(to, articles...)
		if do == "rename" {
			delete(s.held, key)
		}
	case "remove":
		delete(s.held, key)
	case "break":
		s.held[key] = Document{Key: key, Err: errors.New("broken"), Articles: s.held[key].Articles}
	}
}

// articles draws what a document holds: one or two articles of few words.
func (w *world) articles(s *shelf, key string) []Article {
	var articles []Article
	for range rapid.IntRange(1, 2).Draw(w.t, "articles") {
		id := rapid.SampledFrom(w.given(w, s, key)).Draw(w.t, "id")
		if slices.ContainsFunc(articles, func(b Article) bool { return id != "" && id == b.ID }) {
			continue
		}
		a := note(id, rapid.SampledFrom([]string{"one", "two", "three", "four", "five", "six"}).Draw(w.t, "text"))
		a.Tags = rapid.SampledFrom([][]string{nil, {"x"}, {"y"}}).Draw(w.t, "tags")
		articles = append(articles, a)
	}
	return articles
}

// follow reads the changes since last time and checks that they come in order.
func (w *world) follow() {
	for {
		changes, err := w.store.Changes(w.t.Context(), w.seen, 2)
		if err != nil {
			w.t.Fatal(err)
		}
		if len(changes) == 0 {
			break
		}
		for _, c := range changes {
			if c.Position <= w.seen {
				w.t.Fatalf("position %d after %d", c.Position, w.seen)
			}
			w.seen = c.Position
			w.follows[c.ID] = c.Article.Text
			if c.Removed {
				delete(w.follows, c.ID)
			}
		}
	}
	if last, err := w.store.Position(w.t.Context()); err != nil || last != w.seen {
		w.t.Fatalf("followed to %d, the store is at %d, %v", w.seen, last, err)
	}
}

func (w *world) texts() map[string]string {
	records, err := w.store.records(w.t.Context(), `WHERE removed = 0`)
	if err != nil {
		w.t.Fatal(err)
	}
	texts := make(map[string]string)
	for _, r := range records {
		texts[r.ID] = r.Text
	}
	return texts
}

// none runs a query that counts what must not be.
func (w *world) none(what, query string) {
	var n int
	if err := w.store.db.QueryRowContext(w.t.Context(), query).Scan(&n); err != nil {
		w.t.Fatal(err)
	}
	if n != 0 {
		w.t.Fatalf("%d %s", n, what)
	}
}

// run lets histories happen in worlds made as start says; check looks at each after complete syncs of both shelves.
func run(t *testing.T, start world, check func(w *world, problems int)) {
	dir, n := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		w := start
		w.t, w.shelves, w.follows = t, []*shelf{newShelf("s"), newShelf("t")}, make(map[string]string)
		store, err := Open(t.Context(), filepath.Join(dir, fmt.Sprint(n)))
		if err != nil {
			t.Fatal(err)
		}
		defer store.Close()
		w.store = store
		for range rapid.IntRange(1, 5).Draw(t, "syncs") {
			for range rapid.IntRange(1, 5).Draw(t, "steps") {
				w.step()
			}
			problems := w.sync(w.shelves[0]) + w.sync(w.shelves[1])
			if w.keepIDs { // the second sync may have freed an id the first one waits for
				problems = w.sync(w.shelves[0]) + w.sync(w.shelves[1])
			}
			w.sound()
			check(&w, problems)
		}
	})
}

// sound checks what holds of every store: a follower has what it has, there are no loose ends, and
// nothing happens when nothing happened.
func (w *world) sound() {
	w.follow()
	if !maps.Equal(w.follows, w.texts()) {
		w.t.Fatalf("the follower has %v, the store %v", w.follows, w.texts())
	}
	w.none("stale origins", `SELECT count(*) FROM origins WHERE stale = 1`)
	w.none("orphans", `SELECT count(*) FROM articles WHERE removed = 0 AND id NOT IN (SELECT article FROM origins)`)
	w.none("origins that lead nowhere", `SELECT count(*) FROM origins o JOIN articles a ON a.id = o.article WHERE a.removed <> 0`)
	for _, s := range w.shelves {
		s.blunt = rapid.Bool().Draw(w.t, "blunt")
		w.sync(s)
		s.blunt = false
	}
	if last, err := w.store.Position(w.t.Context()); err != nil || last != w.seen {
		w.t.Fatalf("a second sync moved the position from %d to %d, %v", w.seen, last, err)
	}
}

// sync syncs a shelf, sometimes after an attempt that broke off, and returns the number of problems.
func (w *world) sync(s *shelf) int {
	if s.fail = rapid.IntRange(-3, 2).Draw(w.t, "fail"); s.fail > 0 && s.fail < len(s.held) {
		before := w.texts()
		if r, err := Sync(w.t.Context(), w.store, s, nil); !errors.Is(err, errShelf) || r.Removed != 0 {
			w.t.Fatalf("report %+v, error %v", r, err)
		}
		for id := range before {
			if _, err := w.store.Resolve(w.t.Context(), id); err != nil {
				w.t.Fatalf("a failed sync lost %s", id)
			}
		}
	}
	s.fail = 0
	r, err := Sync(w.t.Context(), w.store, s, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	return len(r.Problems)
}

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

// Where both sources bring along the same ids, the store stays sound.
func TestHistorySharedIDs(t *testing.T) {
	shared := func(*world, *shelf, string) []string { return []string{"", "k", "l", "a", "a-2"} }
	run(t, world{given: shared, keepIDs: true}, func(*world, int) {})
}
