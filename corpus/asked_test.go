package corpus

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What an article says it answers comes back from the store as it went in, and a change of it alone is a change.
func TestAskedIsKept(t *testing.T) {
	s, shelf := openStore(t), newShelf("a")
	a := note("", "The truce holds. It ends in May.")
	a.Asked = []Asked{{Question: "Is it over?", At: 0}, {Question: "Until when?", At: 17}}
	shelf.put("x.md", a)
	sync(t, s, shelf)
	got, err := s.Article(t.Context(), "x")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(a.Asked, got.Asked); diff != "" {
		t.Error(diff)
	}
	a.Asked[0].Question = "Still on?"
	shelf.put("x.md", a)
	if r := sync(t, s, shelf); r.Changed != 1 {
		t.Errorf("report %+v, want one changed", r)
	}
}

func TestAnsweredIn(t *testing.T) {
	a := Article{Asked: []Asked{{"first", 0}, {"second", 17}, {"again", 17}, {"third", 40}}}
	for _, test := range []struct {
		start, end int
		want       []Asked
	}{{0, 16, a.Asked[:1]}, {17, 32, a.Asked[1:3]}, {17, 41, a.Asked[1:]}, {1, 17, nil}} {
		if diff := cmp.Diff(test.want, a.AnsweredIn(test.start, test.end)); diff != "" {
			t.Errorf("[%d:%d] %s", test.start, test.end, diff)
		}
	}
}

func TestAskedMustPointIntoTheText(t *testing.T) {
	for _, q := range []Asked{{"Where?", 99}, {"Where?", -1}, {"\xff", 0}} {
		a := note("x", "Text.")
		a.Asked = []Asked{q}
		if _, err := a.normal(); err == nil {
			t.Errorf("%+v was taken", q)
		}
	}
}
