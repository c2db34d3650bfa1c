package corpus

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestStats(t *testing.T) {
	s := openStore(t)
	if got, err := s.Stats(t.Context()); err != nil || !cmp.Equal(got, Stats{}) {
		t.Errorf("an empty store: %+v, %v", got, err)
	}
	a, b := newShelf("a"), newShelf("b")
	a.put("x.jsonl",
		Article{Text: "one", Publisher: "BIS", Published: "2025-09-29", Collection: "export-rules"},
		Article{Text: "two", Publisher: "BIS", Published: "2024-12-02", Collection: "talks"},
		Article{Text: "three", Collection: "talks"},
		Article{Text: ""})
	b.put("y.md", Article{Text: "one", Published: "2025-09-29"})
	sync(t, s, b)
	sync(t, s, a)
	got, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := Stats{
		Articles: 3, Oldest: "2024-12-02", Newest: "2025-09-29",
		Publishers:  []Count{{"", 2}, {"BIS", 1}},
		Collections: []Count{{"talks", 2}, {"", 1}},
		Syncs: []Report{
			{Source: "a", Complete: true, Added: 2, Duplicates: 1, Problems: []Problem{{Where: "x.jsonl: article 4", Reason: "no text"}}},
			{Source: "b", Complete: true, Added: 1},
		},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Report{}, "Started", "Ended")); diff != "" {
		t.Error(diff)
	}
	if r := got.Syncs[0]; r.Started.IsZero() || r.Ended.Before(r.Started) {
		t.Errorf("times %v, %v", r.Started, r.Ended)
	}
}

func TestNewest(t *testing.T) {
	s := openStore(t)
	if day, err := s.Newest(t.Context()); day != "" || err != nil {
		t.Errorf("of an empty store: %q, %v", day, err)
	}
}
