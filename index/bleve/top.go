package bleve

import (
	"cmp"
	"container/heap"
	"slices"

	"parley/index"
)

// A top keeps the best of the passages offered to it, at most limit.
type top struct {
	limit int
	name  func(doc uint64) (key, error)
	kept  []*candidate // a heap, the worst first
	err   error        // the first error of name
}

// A candidate is a passage with its score. Its key is read only where it decides a tie, or at the end.
type candidate struct {
	doc   uint64
	score float64
	named bool
	key   key
}

// offer keeps a passage if it is among the best so far.
func (t *top) offer(doc uint64, score float64) {
	if len(t.kept) == t.limit && score < t.kept[0].score {
		return
	}
	c := &candidate{doc: doc, score: score}
	if len(t.kept) < t.limit {
		heap.Push(t, c)
	} else if t.compare(c, t.kept[0]) < 0 {
		t.kept[0] = c
		heap.Fix(t, 0)
	}
}

// bar returns the score below which nothing is kept any more, 0 while there is room.
func (t *top) bar() float64 {
	if len(t.kept) < t.limit {
		return 0
	}
	return t.kept[0].score
}

// hits returns what was kept, best first, or the error that keeps it from being trusted.
func (t *top) hits() ([]index.Hit, error) {
	slices.SortFunc(t.kept, t.compare)
	hits := make([]index.Hit, len(t.kept))
	for i, c := range t.kept {
		t.read(c)
		hits[i] = index.Hit{Article: c.key.article, Passage: c.key.number, Start: c.key.start, End: c.key.end, Score: c.score}
	}
	return hits, t.err
}

// compare is less than 0 when a is better than b: by score, then by article and number, so that the
// order does not depend on where bleve put a passage.
func (t *top) compare(a, b *candidate) int {
	if a.score != b.score {
		return cmp.Compare(b.score, a.score)
	}
	t.read(a)
	t.read(b)
	return cmp.Or(cmp.Compare(a.key.article, b.key.article), cmp.Compare(a.key.number, b.key.number))
}

func (t *top) read(c *candidate) {
	if c.named {
		return
	}
	var err error
	c.named = true
	if c.key, err = t.name(c.doc); err != nil && t.err == nil {
		t.err = err
	}
}

// The methods of heap.Interface.

func (t *top) Len() int           { return len(t.kept) }
func (t *top) Less(i, j int) bool { return t.compare(t.kept[i], t.kept[j]) > 0 }
func (t *top) Swap(i, j int)      { t.kept[i], t.kept[j] = t.kept[j], t.kept[i] }
func (t *top) Push(c any)         { t.kept = append(t.kept, c.(*candidate)) }
func (t *top) Pop() any           { panic("unused") }
