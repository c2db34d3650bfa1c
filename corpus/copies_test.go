package corpus

import (
	"fmt"
	"reflect"
	"testing"
)

// Copies says of many articles what Alike says of each.
func TestCopies(t *testing.T) {
	s, shelf := openStore(t), newShelf("web")
	put := func(a Article) { shelf.put(a.ID, a) }
	put(story("copy", "Beta", "2025-07-29", long(1, "From our partners.")))
	put(story("first", "Alpha", "2025-07-28", long(1, "London.")))
	put(story("third", "Gamma", "2025-07-30", long(1, "")))
	put(story("one", "Alpha", "2025-07-28", long(2, "")))
	put(story("two", "Delta", "2025-07-28", long(2, "Again.")))
	put(story("alone", "Alpha", "2025-07-28", long(3, "")))
	sync(t, s, shelf)
	if err := Link(t.Context(), s, nil); err != nil {
		t.Fatal(err)
	}
	all := []string{"copy", "first", "third", "one", "two", "alone", "unknown"}
	got, err := s.Copies(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range all {
		want, err := s.Alike(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got[id], want) {
			t.Errorf("%s: %v, want %v", id, got[id], want)
		}
	}
	if len(got) != 5 || got["copy"][0].ID != "first" || len(got["copy"]) != 3 {
		t.Errorf("%v", got)
	}
	// One that is alone again is none's copy.
	delete(shelf.held, "two")
	sync(t, s, shelf)
	if got, err := s.Copies(t.Context(), []string{"one"}); err != nil || len(got) != 0 {
		t.Errorf("%v %v", got, err)
	}
	if got, err := s.Copies(t.Context(), nil); err != nil || len(got) != 0 {
		t.Errorf("%v %v", got, err)
	}
}

// BenchmarkCopies is for the eight articles that an answer may cite, half of them copies, among 2,000.
func BenchmarkCopies(b *testing.B) {
	s, shelf := openStore(b), newShelf("web")
	for n := range 1000 {
		for _, publisher := range []string{"Alpha", "Beta"} {
			a := story(fmt.Sprintf("%s-%d", publisher, n), publisher, "2025-07-28", long(n, publisher))
			shelf.put(a.ID, a)
		}
	}
	sync(b, s, shelf)
	if err := Link(b.Context(), s, nil); err != nil {
		b.Fatal(err)
	}
	ids := []string{"Alpha-1", "Beta-20", "Alpha-300", "Beta-999", "x", "y", "z", "Alpha-7"}
	for b.Loop() {
		if found, err := s.Copies(b.Context(), ids); err != nil || len(found) != 5 {
			b.Fatal(len(found), err)
		}
	}
}
