package indextest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"parley/corpus"
	"parley/index"
	"parley/index/analysis"
)

// Run tests the promises every engine must keep. open returns an empty engine of the kind under test;
// Run closes it.
func Run(t *testing.T, open func(t testing.TB) index.Engine) {
	for _, promise := range []struct {
		name string
		test func(*testing.T, func(testing.TB) index.Engine)
	}{
		{"empty index", emptyIndex},
		{"what is not asked", nothingAsked},
		{"written and found", writtenAndFound},
		{"replaced and dropped", replacedAndDropped},
		{"hundreds of passages of one article", manyPassages},
		{"same place twice", samePlaceTwice},
		{"position", position},
		{"ids of any kind", anyIDs},
		{"filters", filters},
		{"filters leave scores alone", filtersLeaveScores},
		{"limits", limits},
		{"ties", ties},
		{"concepts and forms", conceptsAndForms},
		{"aliases come second", aliasesComeSecond},
		{"phrases stand together", phrasesStandTogether},
		{"phrases come second", phrasesComeSecond},
		{"long queries", longQueries},
		{"which terms are held", heldTerms},
		{"words that are near", nearWords},
		{"what short forms stand for", shortForms},
		{"definitions come and go", definitionsComeAndGo},
		{"scores are the formula's", scoresAreTheFormulas},
		{"any history", anyHistory},
		{"searches beside writes", searchesBesideWrites},
		{"cancelled", cancelled},
	} {
		t.Run(promise.name, func(t *testing.T) { promise.test(t, open) })
	}
}

// start opens an engine and writes batches to it.
func start(t *testing.T, open func(testing.TB) index.Engine, batches ...index.Batch) index.Engine {
	t.Helper()
	e := open(t)
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	for _, b := range batches {
		write(t, e, b)
	}
	return e
}

// A tester is what *testing.T and *rapid.T have in common.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

func write(t tester, e index.Engine, b index.Batch) {
	t.Helper()
	if err := e.Write(context.Background(), b); err != nil {
		t.Fatalf("write: %v", err)
	}
}

func search(t tester, e index.Engine, q index.Query) index.Results {
	t.Helper()
	r, err := e.Search(context.Background(), q)
	if err != nil {
		t.Fatalf("search: %v", err)
	}
	return r
}

// passage returns passage n of an article, with offsets nothing else has.
func passage(article string, n int, text string) index.Passage {
	return index.Passage{Article: article, Number: n, Start: 1000 * n, End: 1000*n + len(text), Text: text, Title: "Untitled"}
}

// batch puts passages.
func batch(upto corpus.Position, passages ...index.Passage) index.Batch {
	return index.Batch{Put: passages, Upto: upto}
}

// form returns a word as the analysis under test gives it.
func form(word string, weight float64) index.Form {
	for _, t := range analysis.Analyze(word) {
		if t.Class != analysis.Stop && t.Term != "" {
			return index.Form{Term: t.Term, Exact: t.Exact, Weight: weight}
		}
	}
	return index.Form{Term: word, Exact: word, Weight: weight}
}

// ask returns the query for any of some words.
func ask(words ...string) index.Query {
	var q index.Query
	for _, w := range words {
		q.Concepts = append(q.Concepts, index.Concept{Weight: 1, Forms: []index.Form{form(w, 1)}})
	}
	return q
}

// places returns where hits stand, in their order, as at writes it.
func places(hits []index.Hit) []string {
	all := []string{}
	for _, h := range hits {
		all = append(all, at(h.Article, h.Passage))
	}
	return all
}

func at(article string, passage int) string { return fmt.Sprintf("%s#%d", article, passage) }

func emptyIndex(t *testing.T, open func(testing.TB) index.Engine) {
	e := start(t, open)
	r := search(t, e, ask("tariff"))
	if len(r.Hits) != 0 || r.Stats.Passages != 0 || r.Stats.Candidates != 0 {
		t.Errorf("an empty index found %+v", r)
	}
	if p, err := e.Position(context.Background()); p != 0 || err != nil {
		t.Errorf("position %d, %v; want 0", p, err)
	}
}

func nothingAsked(t *testing.T, open func(testing.TB) index.Engine) {
	e := start(t, open, batch(1, passage("a", 0, "the tariff on semiconductors")))
	for name, q := range map[string]index.Query{
		"no concepts":        {},
		"only a filter":      {Filter: index.Filter{Articles: []string{"a"}}},
		"no forms":           {Concepts: []index.Concept{{Weight: 1}}},
		"an empty term":      {Concepts: []index.Concept{{Weight: 1, Forms: []index.Form{{Weight: 1}}}}},
		"function words":     {Concepts: []index.Concept{{Weight: 1, Forms: []index.Form{{Term: "\x00the", Weight: 1}}}}},
		"a word nobody uses": ask("zyzzyva"),
	} {
		if r := search(t, e, q); len(r.Hits) != 0 {
			t.Errorf("%s: found %v", name, r.Hits)
		}
	}
}

func cancelled(t *testing.T, open func(testing.TB) index.Engine) {
	e := start(t, open, batch(1, passage("a", 0, "tariff")))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.Search(ctx, ask("tariff")); !errors.Is(err, context.Canceled) {
		t.Errorf("search: %v; want context.Canceled", err)
	}
	if err := e.Write(ctx, batch(2, passage("b", 0, "tariff"))); !errors.Is(err, context.Canceled) {
		t.Errorf("write: %v; want context.Canceled", err)
	}
	if p, err := e.Position(context.Background()); p != 1 || err != nil {
		t.Errorf("after a cancelled write position is %d, %v; want 1", p, err)
	}
	if n := len(search(t, e, ask("tariff")).Hits); n != 1 {
		t.Errorf("after a cancelled write there are %d hits; want 1", n)
	}
}
