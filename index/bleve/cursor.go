package bleve

import (
	"fmt"
	"math"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"parley/index"
)

// end is the document number of a cursor that has none left.
const end = math.MaxUint64

const (
	itself   = 0  // place among the lookups of a cursor of that of the field itself
	spelling = 1  // and of that of the spellings kept with it
	none     = -1 // is there instead where it serves none
)

// A cursor goes through the passages that hold one term in one field, in order of their number in
// the snapshot. Deleted passages are not among them.
//
// One that goes through the bodies may serve two lookups at once, of the term and of the same word as it is spelled.
type cursor struct {
	lookups [2]int // in the plan, those it serves: of the field itself, of the spellings kept with a body's terms; or none
	held    int    // passages there are

	parts    []part // those not gone through, the one stood in first
	packed   bool   // whether its numbers are those of bodies, see spelling.go
	counted  bool   // whether counts and lengths are wanted
	opened   bool   // whether iterator is that of the first part
	iterator segment.PostingsIterator
	all      *roaring.Bitmap // the numbers of its passages, deleted ones among them; nil where they are not known
	posting  segment.Posting
	doc      uint64 // where it stands, end when past the last
}

// newCursor returns a cursor on the first passage of p. counted says whether matches are wanted.
func newCursor(p *postings, counted bool) (*cursor, error) {
	c := &cursor{lookups: [2]int{none, none}, held: p.count, parts: p.parts, packed: p.packed, counted: counted}
	return c, c.next()
}

// first is the first lookup it serves, 0 when it serves none.
func (c *cursor) first() int {
	if c.lookups[itself] == none {
		return max(0, c.lookups[spelling])
	}
	return c.lookups[itself]
}

// serves returns the lookups it serves, one or two.
func (c *cursor) serves() []int {
	switch none {
	case c.lookups[spelling]:
		return c.lookups[:spelling]
	case c.lookups[itself]:
		return c.lookups[spelling:]
	}
	return c.lookups[:]
}

// next moves to the following passage.
func (c *cursor) next() error {
	for ; len(c.parts) > 0; c.leave() {
		c.open()
		if found, err := c.stand(c.iterator.Next()); found || err != nil {
			return err
		}
	}
	c.doc = end
	return nil
}

// seek moves to doc or, if it does not hold the term, to the first passage after it that does.
// It never moves back.
func (c *cursor) seek(doc uint64) error {
	if c.doc >= doc {
		return nil
	}
	for len(c.parts) > 0 && c.parts[0].past <= doc {
		c.leave()
	}
	if len(c.parts) == 0 || doc <= c.parts[0].first {
		return c.next()
	}
	c.open()
	c.leap(doc - c.parts[0].first)
	if found, err := c.stand(c.iterator.Advance(doc - c.parts[0].first)); found || err != nil {
		return err
	}
	c.leave()
	return c.next()
}

// mayStand reports whether doc, which is not deleted, may hold the term, without reading postings: a seek reads a chunk of them. Doc
// must not be before one asked about earlier, and next is not for a cursor that this is called on.
func (c *cursor) mayStand(doc uint64) bool {
	for c.doc < doc && len(c.parts) > 0 && c.parts[0].past <= doc {
		c.leave()
	}
	if c.doc >= doc {
		return c.doc == doc
	}
	if len(c.parts) == 0 || c.parts[0].first > doc {
		return false
	}
	c.open()
	return c.all == nil || c.all.Contains(uint32(doc-c.parts[0].first))
}

// open makes iterator that of the first part, in the memory of the one before.
func (c *cursor) open() {
	if c.opened {
		return
	}
	c.iterator, c.opened, c.all = c.parts[0].list.Iterator(c.counted, c.counted, false, c.iterator), true, nil
	if i, ok := c.iterator.(segment.OptimizablePostingsIterator); ok {
		c.all = i.ActualBitmap()
	}
}

// leave drops the first part.
func (c *cursor) leave() { c.parts, c.opened = c.parts[1:], false }

// stand moves to a posting just read or, if its passage is deleted, to the first after it in the same part that is not.
func (c *cursor) stand(posting segment.Posting, err error) (found bool, _ error) {
	for gone := c.parts[0].deleted; gone != nil && posting != nil && err == nil && gone.Contains(uint32(posting.Number())); {
		posting, err = c.iterator.Next()
	}
	if err != nil {
		return false, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if posting == nil {
		return false, nil
	}
	c.posting, c.doc = posting, c.parts[0].first+posting.Number()
	return true, nil
}

// match adds to matches what the passage holds, which is nothing for a spelling that is not the passage's.
func (c *cursor) match(matches []index.Match) []index.Match {
	count, length := int(c.posting.Frequency()), c.norm()
	if !c.packed {
		return append(matches, index.Match{Lookup: c.lookups[itself], Count: count, Length: length})
	}
	count, exact := unpackCounts(count)
	length, words := unpackLengths(length)
	if c.lookups[itself] != none {
		matches = append(matches, index.Match{Lookup: c.lookups[itself], Count: count, Length: length})
	}
	if c.lookups[spelling] != none && exact > 0 {
		matches = append(matches, index.Match{Lookup: c.lookups[spelling], Count: exact, Length: words})
	}
	return matches
}

// norm returns the number kept beside the posting.
func (c *cursor) norm() int {
	return int(c.posting.(interface{ NormUint64() uint64 }).NormUint64())
}
