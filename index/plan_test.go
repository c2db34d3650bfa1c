package index_test

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/index"
)

// held says how many passages of a small index hold a term in a field.
var held = map[index.Field]map[string]int{
	index.Body:     {"tariff": 4, "duti": 1, "common": 10},
	index.Title:    {"tariff": 9, "summit": 2},
	index.Headings: {"summit": 3},
}

func count(f index.Field, term string) (int, error) { return held[f][term], nil }

var totals = index.Totals{
	Passages: 10,
	Filled:   [index.Fields]int{10, 10, 10, 5},
	Terms:    [index.Fields]int{1000, 900, 60, 10},
}

func concept(weight float64, forms ...index.Form) index.Concept {
	return index.Concept{Weight: weight, Forms: forms}
}

// scoring has constants of the test's own, so that tuning the default leaves it alone.
var scoring = index.Scoring{K1: 0.9, B: 0.4, Weights: [index.Fields]float64{1, 0.3, 0.4, 0.3}, Coverage: 0.5}

// lookups writes what a plan looks up as the number of the field and the term.
func lookups(p *index.Plan) (all []string) {
	for _, l := range p.Lookups {
		all = append(all, fmt.Sprint(int(l.Field), l.Term))
	}
	return all
}

// TestPlan scores by hand what the plan scores.
func TestPlan(t *testing.T) {
	q := index.Query{Concepts: []index.Concept{
		concept(1, index.Form{Term: "tariff", Exact: "tariffs", Weight: 1}, index.Form{Term: "duti", Weight: 0.5}),
		concept(2, index.Form{Term: "summit", Exact: "summit", Weight: 1}),
		concept(1, index.Form{Term: "unheard", Weight: 1}),
		concept(1), // asks nothing
	}}
	p, err := scoring.Plan(q, totals, count)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]int{"tariff": 4, "duti": 1, "summit": 3, "unheard": 0}, p.Frequency); diff != "" {
		t.Errorf("frequencies (-want +got):\n%s", diff)
	}
	want := []string{"0tariff", "1tariffs", "2tariff", "3tariff", "0duti", "2duti", "3duti", "0summit", "1summit", "2summit", "3summit"}
	if diff := cmp.Diff(want, lookups(p)); diff != "" {
		t.Fatalf("lookups (-want +got):\n%s", diff)
	}
	tariff, duti, summit, unheard := index.IDF(4, 10), index.IDF(1, 10), index.IDF(3, 10), index.IDF(0, 10)
	body := 3 * 1.9 / (3 + 0.9*(0.6+0.4*120/100))
	exact := 0.3 * 1 * 1.9 / (1 + 0.9*(0.6+0.4*110/90))
	other := 2 * 1.9 / (2 + 0.9*(0.6+0.4*120/100))
	title := 0.4 * 1.9 / (1 + 0.9*(0.6+0.4*6/6))
	for name, c := range map[string]struct {
		matches []index.Match
		want    float64
	}{
		"nothing":         {nil, 0},
		"one form":        {[]index.Match{{0, 3, 120}, {1, 1, 110}}, math.Sqrt(tariff/(tariff+summit+unheard)) * tariff * (body + exact)},
		"the better form": {[]index.Match{{0, 3, 120}, {4, 2, 120}}, math.Sqrt(tariff/(tariff+summit+unheard)) * max(tariff*body, 0.5*min(tariff, duti)*other)},
		"two concepts":    {[]index.Match{{0, 3, 120}, {9, 1, 6}}, math.Sqrt((tariff+summit)/(tariff+summit+unheard)) * (tariff*body + 2*summit*title)},
	} {
		if got := p.Score(c.matches); !near(got, c.want) {
			t.Errorf("%s: %.12f; want %.12f", name, got, c.want)
		}
	}
}

func TestPlanLimit(t *testing.T) {
	for limit, want := range map[int]int{-5: index.DefaultLimit, 0: index.DefaultLimit, 1: 1, 1000: 1000} {
		p, err := scoring.Plan(index.Query{Limit: limit}, totals, count)
		if err != nil || p.Limit != want {
			t.Errorf("limit %d becomes %d, %v; want %d", limit, p.Limit, err, want)
		}
	}
}

func TestPlanFails(t *testing.T) {
	broken := errors.New("broken")
	for field := range held {
		q := index.Query{Concepts: []index.Concept{concept(1, index.Form{Term: "x", Weight: 1})}}
		_, err := scoring.Plan(q, totals, func(f index.Field, _ string) (int, error) {
			if f == field {
				return 0, broken
			}
			return 0, nil
		})
		if !errors.Is(err, broken) {
			t.Errorf("field %d cannot be counted: %v", field, err)
		}
	}
}

// TestPlanOfLongQuery: of too many concepts the commonest go; those the index does not know cost nothing.
func TestPlanOfLongQuery(t *testing.T) {
	var q index.Query
	for range index.MaxConcepts {
		q.Concepts = append(q.Concepts,
			concept(1, index.Form{Term: "common", Weight: 1}),
			concept(1, index.Form{Term: "unheard", Weight: 1}),
			concept(1, index.Form{Term: "tariff", Weight: 1}))
	}
	p, err := scoring.Plan(q, totals, count)
	if err != nil {
		t.Fatal(err)
	}
	looked := map[string]int{}
	for _, l := range p.Lookups {
		looked[l.Term]++
	}
	if diff := cmp.Diff(map[string]int{"tariff": 3 * index.MaxConcepts}, looked); diff != "" {
		t.Errorf("lookups (-want +got):\n%s", diff)
	}
}
