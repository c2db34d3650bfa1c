package corpus

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestRemove(t *testing.T) {
	s, shelf := openStore(t), newShelf("a")
	shelf.put("x.md", note("", "one"))
	shelf.put("y.md", note("why", "one"))
	shelf.put("z.md", note("", "two"))
	sync(t, s, shelf)
	if err := s.Remove(t.Context(), "why"); err != nil { // merged into x
		t.Fatal(err)
	}
	wants := func(when, want, counted string) {
		t.Helper()
		if got := holdings(t, s); got != want {
			t.Errorf("%s: holds %q, want %q", when, got, want)
		}
		if r := sync(t, s, shelf); counts(r) != counted || holdings(t, s) != want {
			t.Errorf("%s, synced: holds %q, want %q; report %q, want %q", when, holdings(t, s), want, counts(r), counted)
		}
	}
	wants("removed", "z:two", "=3")
	for _, id := range []string{"x", "why", "none"} {
		if err := s.Remove(t.Context(), id); !errors.Is(err, ErrNotFound) {
			t.Errorf("removed %s again: %v", id, err)
		}
	}
	var left int
	err := s.db.QueryRowContext(t.Context(), `SELECT count(*) FROM articles WHERE text LIKE '%one%' OR title LIKE '%one%'`).Scan(&left)
	if left != 0 || err != nil {
		t.Errorf("%d rows still tell what was removed, %v", left, err)
	}
	shelf.blunt = true
	wants("read again", "z:two", "=3")
	shelf.blunt = false

	delete(shelf.held, "x.md")
	shelf.put("w.md", note("", "one"))
	sync(t, s, shelf)
	wants("moved", "z:two", "=3")

	delete(shelf.held, "w.md")
	delete(shelf.held, "y.md")
	sync(t, s, shelf)
	shelf.put("v.md", note("", "one"))
	sync(t, s, shelf)
	wants("gone and back", "z:two", "=2")

	shelf.put("v.md", note("", "one and more"))
	sync(t, s, shelf)
	wants("changed", "x:one and more z:two", "=2")
}

// web returns a source of documents whose articles were made of what is kept of them: one article of each word.
func web(name string, documents map[string]string) *shelf {
	s := newShelf(name)
	for key, words := range documents {
		articles, _, _ := perWord(Raw{Body: []byte(words)})
		s.held[key] = Document{Key: key, Stamp: words, Articles: articles, Raw: &Raw{Body: []byte(words)}}
	}
	return s
}

func perWord(r Raw) (articles []Article, _ []Problem, _ error) {
	for _, word := range strings.Fields(string(r.Body)) {
		articles = append(articles, note("", word))
	}
	return articles, nil, nil
}

// keptOf lists the documents of a source of which something is kept.
func keptOf(t *testing.T, s *Store, source *shelf) string {
	t.Helper()
	var keys []string
	for key := range source.held {
		_, err := s.Raw(t.Context(), source.name, key)
		switch {
		case err == nil:
			keys = append(keys, key)
		case !errors.Is(err, ErrNotFound):
			t.Fatal(err)
		}
	}
	slices.Sort(keys)
	return strings.Join(keys, " ")
}

// What the documents of an article were made of goes with it, when nothing else comes from them, and is not kept again.
func TestRemoveDiscardsRaw(t *testing.T) {
	s := openStore(t)
	one := web("one", map[string]string{"a": "secret", "b": "secret open", "c": "open"})
	other := web("other", map[string]string{"d": "secret"})
	sync(t, s, one)
	sync(t, s, other)
	if err := s.Remove(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	kept := func(when, want string) {
		t.Helper()
		if got := keptOf(t, s, one) + "/" + keptOf(t, s, other); got != want {
			t.Errorf("%s: kept of %s, want %s", when, got, want)
		}
	}
	kept("removed", "b c/")
	one.blunt, other.blunt = true, true
	sync(t, s, one)
	sync(t, s, other)
	kept("read again", "b c/")
	open, err := s.List(t.Context(), Filter{})
	if err != nil || len(open) != 1 {
		t.Fatal(open, err)
	}
	if err := s.Remove(t.Context(), open[0].ID); err != nil {
		t.Fatal(err)
	}
	kept("all removed", "/")
	one.held["a"] = web("one", map[string]string{"a": "secret news"}).held["a"]
	sync(t, s, one)
	if kept("changed", "a/"); !strings.Contains(holdings(t, s), "news") {
		t.Errorf("holds %s", holdings(t, s))
	}
}

// What was removed by hand does not come back when the articles are made anew in another way of what was kept.
func TestRemovedStaysAwayMadeAnew(t *testing.T) {
	s := openStore(t)
	shelf := web("one", map[string]string{"a": "secret open", "b": "alone"})
	plain := newShelf("one")
	plain.held = shelf.held
	plain.held["c"] = Document{Key: "c", Articles: []Article{note("c", "unkept")}} // without a stamp
	sync(t, s, plain)
	for _, id := range []string{"a", "b"} {
		if err := s.Remove(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	for _, better := range []string{" better", " best"} {
		made := func(r Raw) ([]Article, []Problem, error) {
			articles, _, _ := perWord(r)
			for i := range articles {
				articles[i].Text += better
			}
			return articles, nil, nil
		}
		if r := sync(t, s, Kept(s, "one", made)); counts(r) != "~1 =3" || holdings(t, s) != "a-2:open"+better+" c:unkept" {
			t.Errorf("made%s: %s, holds %s", better, counts(r), holdings(t, s))
		}
	}
	if r := sync(t, s, plain); counts(r) != "=4" {
		t.Errorf("%s", counts(r))
	}
}
