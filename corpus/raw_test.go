package corpus

import (
	"errors"
	"strings"
	"testing"
)

// What a document was made of is kept as long as the document, and its articles can be made of it anew.
func TestKept(t *testing.T) {
	s, shelf := openStore(t), newShelf("web")
	shelf.put("a", note("a", "one"))
	shelf.put("b", note("b", "two"))
	a := shelf.held["a"]
	a.Raw = &Raw{Address: "https://example.com/a", Type: "text/html", Stated: Article{Title: "On one", Published: "2025-07-28"}, Body: []byte("<p>one")}
	shelf.held["a"] = a
	sync(t, s, shelf)
	got, err := s.Raw(t.Context(), "web", "a")
	if err != nil || string(got.Body) != "<p>one" || got.Address != a.Raw.Address || got.Type != "text/html" || got.Stated.Published != "2025-07-28" {
		t.Fatalf("%+v, %v", got, err)
	}
	if _, err := s.Raw(t.Context(), "web", "b"); !errors.Is(err, ErrNotFound) {
		t.Errorf("nothing was kept of b: %v", err)
	}
	better := func(r Raw) ([]Article, []Problem, error) {
		return []Article{note("a", strings.TrimPrefix(string(r.Body), "<p>")+" better")}, nil, nil
	}
	if r := sync(t, s, Kept(s, "web", better)); counts(r) != "~1 =1" {
		t.Errorf("made anew: %s", counts(r))
	}
	if got := holdings(t, s); got != "a:one better b:two" {
		t.Errorf("holds %s", got)
	}
	worse := func(Raw) ([]Article, []Problem, error) { return nil, nil, errors.New("cannot") }
	if r := sync(t, s, Kept(s, "web", worse)); counts(r) != "=1 !1" || holdings(t, s) != "a:one better b:two" {
		t.Errorf("%s, %s", counts(r), holdings(t, s))
	}
	if r := sync(t, s, shelf); counts(r) != "=2" {
		t.Errorf("what has not changed at its source is not read again: %s", counts(r))
	}
	delete(shelf.held, "a")
	sync(t, s, shelf)
	if _, err := s.Raw(t.Context(), "web", "a"); !errors.Is(err, ErrNotFound) {
		t.Errorf("kept after its document went: %v", err)
	}
}
