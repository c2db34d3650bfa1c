package corpus

import (
	"errors"
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
