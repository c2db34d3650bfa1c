package bleve

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestCursor seeks and steps through postings in segments and compares with a list.
func TestCursor(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		docs := rapid.SliceOfNDistinct(rapid.Uint64Range(0, 60), 1, 20, rapid.ID).Draw(r, "docs")
		slices.Sort(docs)
		c, err := newCursor(postingsOf(docs, rapid.Uint64Range(1, 61).Draw(r, "segment")), true)
		for at := 0; ; {
			if err != nil {
				r.Fatal(err)
			}
			want := uint64(end)
			if at < len(docs) {
				want = docs[at]
			}
			if c.doc != want {
				r.Fatalf("it stands on %d, not on %d", c.doc, want)
			}
			if c.doc == end {
				return
			}
			if rapid.Bool().Draw(r, "step") {
				at++
				err = c.next()
				continue
			}
			to := rapid.Uint64Range(0, 70).Draw(r, "to")
			found, _ := slices.BinarySearch(docs, to)
			at, err = max(at, found), c.seek(to)
		}
	})
}
