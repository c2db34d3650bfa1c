package corpus

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestChanges(t *testing.T) {
	s, shelf := openStore(t), newShelf("a")
	history := func(after Position, limit int) string {
		changes, err := s.Changes(t.Context(), after, limit)
		if err != nil {
			t.Fatal(err)
		}
		var parts []string
		for _, c := range changes {
			text := c.Article.Text
			if c.Removed {
				text = "removed" + text
			}
			parts = append(parts, fmt.Sprintf("%d %s:%s", c.Position, c.ID, text))
		}
		return strings.Join(parts, ", ")
	}
	if got := history(0, 0); got != "" {
		t.Errorf("an empty store has changes: %s", got)
	}
	shelf.put("a.md", note("", "one"))
	shelf.put("b.md", note("", "two"))
	shelf.put("c.md", note("", "three"))
	sync(t, s, shelf)
	delete(shelf.held, "a.md")
	shelf.put("b.md", note("", "four"))
	sync(t, s, shelf)
	if err := s.Remove(t.Context(), "c"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		after   Position
		limit   int
		history string
	}{
		{0, 0, "4 b:four, 5 a:removed, 6 c:removed"},
		{0, 2, "4 b:four, 5 a:removed"},
		{4, 2, "5 a:removed, 6 c:removed"},
		{6, 2, ""},
		{99, 2, ""},
	} {
		if got := history(want.after, want.limit); got != want.history {
			t.Errorf("after %d, limit %d: %q, want %q", want.after, want.limit, got, want.history)
		}
	}
	if p, err := s.Position(t.Context()); p != 6 || err != nil {
		t.Errorf("position %d, %v", p, err)
	}
}

// Positions are dealt out without gaps: n new articles take n of them.
func TestPositionsAreContiguous(t *testing.T) {
	s := openStore(t)
	sync(t, s, library(700, 100))
	changes, err := s.Changes(t.Context(), 0, 1000)
	if err != nil || len(changes) != 700 {
		t.Fatal(len(changes), err)
	}
	for i, c := range changes {
		if c.Position != Position(i+1) {
			t.Fatalf("change %d has position %d", i, c.Position)
		}
	}
}

func TestLastChange(t *testing.T) {
	s, shelf := openStore(t), newShelf("a")
	shelf.put("a.md", note("", "one"))
	shelf.put("b.md", note("", "two"))
	sync(t, s, shelf)
	first, err := s.LastChange(t.Context(), "a")
	if err != nil || first == 0 {
		t.Fatalf("%d, %v", first, err)
	}
	shelf.put("a.md", note("", "three"))
	sync(t, s, shelf)
	last, err := s.Position(t.Context())
	if got, err2 := s.LastChange(t.Context(), "a"); err != nil || err2 != nil || got != last || got <= first {
		t.Errorf("%d after %d, the newest of all being %d; %v %v", got, first, last, err, err2)
	}
	delete(shelf.held, "a.md")
	sync(t, s, shelf)
	for _, id := range []string{"a", "none"} {
		if _, err := s.LastChange(t.Context(), id); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: %v", id, err)
		}
	}
}
