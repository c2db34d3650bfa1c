package bleve

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// named gives document n an article whose order is not that of the numbers.
func named(doc uint64) (key, error) {
	return key{article: fmt.Sprint("article ", doc*7%10), number: int(doc)}, nil
}

func TestTop(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		best := &top{limit: rapid.IntRange(1, 12).Draw(r, "limit"), name: named}
		var all []string
		for doc, score := range rapid.SliceOf(rapid.IntRange(1, 4)).Draw(r, "scores") {
			best.offer(uint64(doc), float64(score))
			k, _ := named(uint64(doc))
			all = append(all, fmt.Sprintf("%d %s %03d", 9-score, k.article, k.number))
		}
		slices.Sort(all)
		hits, err := best.hits()
		var got []string
		for _, h := range hits {
			got = append(got, fmt.Sprintf("%d %s %03d", 9-int(h.Score), h.Article, h.Passage))
		}
		if diff := cmp.Diff(all[:min(len(all), best.limit)], got, cmpEmpty); diff != "" || err != nil {
			r.Fatalf("%v (-want +got):\n%s", err, diff)
		}
	})
}

var cmpEmpty = cmp.FilterValues(func(a, b []string) bool { return len(a)+len(b) == 0 }, cmp.Ignore())

func TestTopNamesOnlyWhatItMust(t *testing.T) {
	var asked strings.Builder
	best := &top{limit: 2, name: func(doc uint64) (key, error) {
		fmt.Fprint(&asked, doc)
		return named(doc)
	}}
	for doc, score := range []float64{1, 5, 2, 7, 3} {
		best.offer(uint64(doc), score)
	}
	if asked.Len() > 0 {
		t.Errorf("without ties it asked for the keys of %s", &asked)
	}
	if _, err := best.hits(); err != nil || asked.String() != "31" {
		t.Errorf("hits: %v; it asked for the keys of %s; want 31", err, &asked)
	}
}

func TestTopFails(t *testing.T) {
	broken := errors.New("broken")
	best := &top{limit: 2, name: func(uint64) (key, error) { return key{}, broken }}
	best.offer(1, 1)
	if _, err := best.hits(); !errors.Is(err, broken) {
		t.Errorf("hits: %v; want the error of name", err)
	}
}
