package corpus

import (
	"errors"
	"maps"
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
	start.store = openStore(t)
	start.store.db.SetMaxOpenConns(1)
	forget := func(more string) {
		_, err := start.store.db.ExecContext(t.Context(), `DELETE FROM syncs; DELETE FROM origins; DELETE FROM documents;
			DELETE FROM articles; UPDATE store SET last = 0;`+more)
		if err != nil {
			t.Fatal(err)
		}
	}
	forget(`PRAGMA synchronous = OFF`) // no machine dies here, and every check starts over
	rapid.Check(t, func(t *rapid.T) {
		forget("")
		w := start
		w.t, w.shelves, w.follows = t, []*shelf{newShelf("s"), newShelf("t")}, make(map[string]string)
		for range rapid.IntRange(1, 3).Draw(t, "syncs") {
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
