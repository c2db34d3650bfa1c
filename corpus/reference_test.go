package corpus

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What an article rests on comes back from the store as it went in, and a change of it alone is a change.
func TestReferencesAreKept(t *testing.T) {
	s, shelf := openStore(t), newShelf("a")
	a := note("", "The truce holds. It ends in May.")
	a.References = []Reference{{Title: "Order", Publisher: "Office", Date: "2026-01", URL: "https://example.com/o", Sentences: []int{0, 17}}}
	shelf.put("x.md", a)
	sync(t, s, shelf)
	got, err := s.Article(t.Context(), "x")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(a.References, got.References); diff != "" {
		t.Error(diff)
	}
	a.References[0].Title = "Another order"
	shelf.put("x.md", a)
	if r := sync(t, s, shelf); r.Changed != 1 {
		t.Errorf("report %+v, want one changed", r)
	}
}

func TestUnder(t *testing.T) {
	a := Article{References: []Reference{
		{Title: "first", Sentences: []int{0}}, {Title: "both", Sentences: []int{0, 17}}, {Title: "later", Sentences: []int{40}},
	}}
	for _, test := range []struct {
		start, end int
		want       []string
	}{{0, 16, []string{"first", "both"}}, {17, 32, []string{"both"}}, {17, 41, []string{"both", "later"}}, {1, 17, nil}} {
		var got []string
		for _, r := range a.Under(test.start, test.end) {
			got = append(got, r.Title)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("[%d:%d] %s", test.start, test.end, diff)
		}
	}
}
