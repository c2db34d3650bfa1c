package bleve

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	api "github.com/blevesearch/bleve_index_api"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/index"
)

func TestPackCounts(t *testing.T) {
	seen := 0
	for count := 1; count < 300; count++ {
		for exact := 0; exact <= count; exact++ {
			seen++
			n := packCounts(count, exact)
			if c, e := unpackCounts(n); n != seen || c != count || e != exact {
				t.Fatalf("%d, %d of them spelled so, make %d and then %d, %d", count, exact, n, c, e)
			}
		}
	}
}

// TestPackLengths also has bleve keep the numbers, which it does as if they were fractions.
func TestPackLengths(t *testing.T) {
	for _, body := range []int{0, 1, 100, 127, 128, longest - 1, longest, 60_000} {
		for exact := 0; exact < body+40; exact += 1 + exact/50 {
			n, both := packLengths(body, exact)
			gotBody, gotExact := unpackLengths(n)
			if fits := exact <= body && body-exact < apart && body < longest; both != fits {
				t.Errorf("%d and %d: both are kept: %v", body, exact, both)
			}
			if gotBody != body || both && gotExact != exact {
				t.Errorf("%d and %d come back as %d and %d", body, exact, gotBody, gotExact)
			}
		}
	}
}

// TestSpelling reads back from an index, in one way or the other, how often passages hold a term and a spelling.
func TestSpelling(t *testing.T) {
	word := rapid.SampledFrom([]string{"a", "b", "c", "d"})
	rapid.Check(t, func(r *rapid.T) {
		body, exact := rapid.SliceOfN(word, 0, 6).Draw(r, "body"), rapid.SliceOfN(word, 0, 6).Draw(r, "exact")
		if rapid.IntRange(0, 9).Draw(r, "long") == 0 {
			body = append(body, strings.Fields(strings.Repeat("e ", longest))...)
		}
		got, all := map[string][2]int{}, map[string][2]int{}
		for _, w := range body {
			all[w] = [2]int{all[w][0] + 1, all[w][1]}
		}
		for _, w := range exact {
			all[w] = [2]int{all[w][0], all[w][1] + 1}
		}
		for _, f := range newText(body, exact) {
			for w, c := range f.AnalyzedTokenFrequencies() {
				n := got[w]
				if f.Name() == scored[index.Exact] {
					n[1] += c.Frequency()
				} else {
					count, spelled := unpackCounts(c.Frequency())
					n[0], n[1] = n[0]+count, n[1]+spelled
				}
				got[w] = n
			}
		}
		if diff := cmp.Diff(all, got); diff != "" {
			r.Fatalf("body %v, exact %v (-want +got):\n%s", body, exact, diff)
		}
	})
}

// TestFewSpellings holds an index to its promise that a word spelled as its term has one posting.
func TestFewSpellings(t *testing.T) {
	g, err := begin(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer g.close()
	b := index.Batch{Put: []index.Passage{{Article: "a", Text: "Export rule. Rules on tariffs; the rule."}}}
	if err := g.Write(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	err = g.read(func(reader api.IndexReader) error {
		var words []string
		err := eachTerm(reader, scored[index.Exact], "", func(w string) error { words = append(words, w); return nil })
		if got, want := fmt.Sprint(words), "[rules tariffs]"; got != want {
			t.Errorf("spellings that have postings of their own: %s; want %s", got, want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestUnpackDamage: no number takes long to unpack.
func TestUnpackDamage(t *testing.T) {
	for _, n := range []int{math.MinInt, -1, 0, math.MaxInt32, math.MaxInt} {
		if count, exact := unpackCounts(n); count < 1 || count > mostCounted || exact < 0 || exact > count {
			t.Errorf("%d is read as %d, %d of them spelled so", n, count, exact)
		}
	}
}
