package indextest

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
	"parley/index"
)

func writtenAndFound(t *testing.T, open func(testing.TB) index.Engine) {
	p := passage("talks-1", 3, "Negotiators met in Geneva about tariffs.")
	p.Title, p.Headings = "Trade summit", []string{"Background", "Delegations"}
	e := start(t, open, batch(1, p, passage("talks-2", 0, "Nothing of the kind.")))
	for _, word := range []string{"Geneva", "summit", "background", "delegations"} {
		r := search(t, e, ask(word))
		if len(r.Hits) != 1 {
			t.Fatalf("%s: found %v; want one hit", word, r.Hits)
		}
		want := index.Hit{Article: "talks-1", Passage: 3, Start: p.Start, End: p.End, Score: r.Hits[0].Score}
		if diff := cmp.Diff(want, r.Hits[0]); diff != "" || want.Score <= 0 {
			t.Errorf("%s: hit differs (-want +got):\n%s", word, diff)
		}
		stats := index.Stats{Passages: 2, Candidates: 1, Frequency: map[string]int{form(word, 1).Term: 1}}
		if diff := cmp.Diff(stats, r.Stats); diff != "" {
			t.Errorf("%s: stats differ (-want +got):\n%s", word, diff)
		}
	}
}

func replacedAndDropped(t *testing.T, open func(testing.TB) index.Engine) {
	e := start(t, open,
		batch(2, passage("a", 0, "tariff quota"), passage("a", 1, "tariff"), passage("b", 0, "tariff licence")),
		index.Batch{Drop: []string{"a"}, Put: []index.Passage{passage("a", 0, "embargo")}, Upto: 3})
	for word, want := range map[string][]string{
		"tariff":  {at("b", 0)},
		"quota":   {},
		"embargo": {at("a", 0)},
	} {
		if diff := cmp.Diff(want, places(search(t, e, ask(word)).Hits)); diff != "" {
			t.Errorf("%s after replacing (-want +got):\n%s", word, diff)
		}
	}
	write(t, e, index.Batch{Drop: []string{"a", "b", "never there"}, Upto: 4})
	r := search(t, e, ask("tariff", "embargo", "licence"))
	if len(r.Hits) != 0 || r.Stats.Passages != 0 {
		t.Errorf("after dropping all: %+v", r)
	}
}

func manyPassages(t *testing.T, open func(testing.TB) index.Engine) {
	const many = 2500
	var all []index.Passage
	for n := range many {
		all = append(all, passage("long", n, fmt.Sprintf("tariff paragraph%d", n)))
	}
	e := start(t, open, batch(1, all[:many/2]...), batch(2, all[many/2:]...), batch(3, passage("short", 0, "tariff")))
	if n := search(t, e, ask("tariff")).Stats.Candidates; n != many+1 {
		t.Errorf("%d candidates; want %d", n, many+1)
	}
	write(t, e, index.Batch{Drop: []string{"long"}, Put: []index.Passage{passage("long", 0, "tariff")}, Upto: 4})
	r := search(t, e, ask("tariff"))
	if r.Stats.Passages != 2 || r.Stats.Candidates != 2 || r.Stats.Frequency[form("tariff", 1).Term] != 2 {
		t.Errorf("after replacing %d passages by one: %+v", many, r.Stats)
	}
}

func samePlaceTwice(t *testing.T, open func(testing.TB) index.Engine) {
	first, second := passage("a", 0, "tariff quota"), passage("a", 0, "tariff licence embargo")
	same := func(t *testing.T, batches ...index.Batch) {
		e := start(t, open, batches...)
		if r := search(t, e, ask("tariff", "quota")); r.Stats.Passages != 1 || len(r.Hits) != 1 || r.Hits[0].End != second.End {
			t.Errorf("passages %d, hits %+v; want the second alone", r.Stats.Passages, r.Hits)
		}
		if r := search(t, e, ask("quota")); len(r.Hits) != 0 {
			t.Errorf("the first is still found: %+v", r.Hits)
		}
	}
	t.Run("in one batch", func(t *testing.T) { same(t, batch(1, first, second)) })
	t.Run("in two", func(t *testing.T) { same(t, batch(1, first), batch(2, second)) })
	t.Run("unchanged", func(t *testing.T) { same(t, batch(1, second), batch(2, second)) })
	t.Run("unchanged after a drop", func(t *testing.T) {
		same(t, batch(1, second), index.Batch{Drop: []string{"a"}, Put: []index.Passage{second}})
	})
}

func position(t *testing.T, open func(testing.TB) index.Engine) {
	e := start(t, open)
	for _, b := range []index.Batch{
		batch(7, passage("a", 0, "tariff")),
		{Upto: 8}, // nothing but a position
		{Drop: []string{"a"}, Upto: 12},
		batch(3, passage("a", 0, "tariff")), // a position may go back
		batch(1<<53+1, passage("a", 0, "tariff")),
	} {
		write(t, e, b)
		if p, err := e.Position(context.Background()); p != b.Upto || err != nil {
			t.Errorf("position %d, %v; want %d", p, err, b.Upto)
		}
	}
}

func anyIDs(t *testing.T, open func(testing.TB) index.Engine) {
	ids := []string{
		"", "a", "a/1", "a\x00", "a\x00\x01", "a#0", "a\n", "中美經貿會談", "naïve–id", " ", "\xff\xfe", "generation-000001",
		"a\x00\x00\x00\x01\x01\x00\x00\x07", "https://example.org/?a=b&c=%20", string(make([]byte, 300)),
	}
	var all []index.Passage
	for i, id := range ids {
		all = append(all, passage(id, 1<<20+i, "tariff"), passage(id, 0, "tariff"))
	}
	e := start(t, open, batch(1, all...))
	for left, id := range ids {
		q := ask("tariff")
		q.Filter.Articles = []string{id}
		want := []string{at(id, 0), at(id, 1<<20+left)}
		if diff := cmp.Diff(want, places(search(t, e, q).Hits)); diff != "" {
			t.Errorf("article %q (-want +got):\n%s", id, diff)
		}
		write(t, e, index.Batch{Drop: []string{id}, Upto: corpus.Position(left)})
		if n := search(t, e, ask("tariff")).Stats.Passages; n != 2*(len(ids)-left-1) {
			t.Errorf("after dropping %q there are %d passages", id, n)
		}
	}
}

// searchesBesideWrites expects every search to see a batch as a whole: each replaces all passages
// by as many others.
func searchesBesideWrites(t *testing.T, open func(testing.TB) index.Engine) {
	const articles, rounds = 20, 15
	state := func(round int) index.Batch {
		b := index.Batch{Upto: corpus.Position(round)}
		for i := range articles {
			id := fmt.Sprint("article ", i)
			b.Drop = append(b.Drop, id)
			b.Put = append(b.Put, passage(id, round, fmt.Sprintf("tariff round%d", round)))
		}
		return b
	}
	e := start(t, open, state(0))
	done := make(chan struct{})
	var searchers sync.WaitGroup
	for range 2 {
		searchers.Go(func() {
			for running := true; running; {
				select {
				case <-done:
					running = false
				default:
				}
				running = seesOneState(t, e, articles) && running
			}
		})
	}
	for round := 1; round <= rounds; round++ {
		write(t, e, state(round))
	}
	close(done)
	searchers.Wait()
}

// seesOneState searches and reports whether all of so many hits come from one round.
func seesOneState(t *testing.T, e index.Engine, articles int) bool {
	r, err := e.Search(context.Background(), ask("tariff"))
	if err != nil || len(r.Hits) != articles {
		t.Errorf("%d hits, %v; want %d", len(r.Hits), err, articles)
		return false
	}
	for _, h := range r.Hits {
		if h.Passage != r.Hits[0].Passage || h.Score != r.Hits[0].Score {
			t.Errorf("one search saw two states: %v and %v", r.Hits[0], h)
			return false
		}
	}
	return true
}
