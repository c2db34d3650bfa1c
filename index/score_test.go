package index_test

import (
	"math"
	"testing"

	"parley/index"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// TestIDF compares with ln(1 + (N − n + 0.5) / (n + 0.5)), worked out by hand.
func TestIDF(t *testing.T) {
	for _, c := range []struct {
		n, total int
		want     float64
	}{
		{0, 0, math.Log(2)},
		{0, 10, math.Log(22)},
		{1, 10, math.Log(22.0 / 3)},
		{5, 10, math.Log(2)},
		{10, 10, math.Log(22.0 / 21)},
	} {
		if got := index.IDF(c.n, c.total); !near(got, c.want) {
			t.Errorf("idf of %d in %d is %g; want %g", c.n, c.total, got, c.want)
		}
	}
	for n := range 1000 {
		if index.IDF(n, 1000) <= index.IDF(n+1, 1000) || index.IDF(n+1, 1000) <= 0 {
			t.Fatalf("idf does not fall from %d to %d, or falls to nothing", n, n+1)
		}
	}
}

func TestTotals(t *testing.T) {
	var totals index.Totals
	if got := totals.Average(index.Body); got != 0 {
		t.Errorf("the average of nothing is %g", got)
	}
	long, short := [index.Fields]int{90, 80, 6, 0}, [index.Fields]int{10, 10, 0, 0}
	totals.Add(long)
	totals.Add(short)
	for f, want := range [index.Fields]float64{50, 45, 6, 0} { // empty titles and headings do not count
		if got := totals.Average(index.Field(f)); got != want {
			t.Errorf("field %d: average %g; want %g", f, got, want)
		}
	}
	totals.Remove(long)
	totals.Remove(short)
	if totals != (index.Totals{}) {
		t.Errorf("what was added and removed leaves %+v", totals)
	}
}
