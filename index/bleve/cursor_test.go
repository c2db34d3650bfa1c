package bleve

import (
	"math"
	"testing"
)

// TestLength checks the promise of cursor.length for every length, on what bleve makes of it.
func TestLength(t *testing.T) {
	var c cursor
	for length := 1; length < 2_000_000; length++ {
		c.at.Norm = float64(float32(1 / math.Sqrt(float64(length))))
		if got := c.length(); got != length {
			t.Fatalf("a field of %d terms is read as one of %d", length, got)
		}
	}
}
