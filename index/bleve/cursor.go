package bleve

import (
	"context"
	"fmt"
	"math"

	api "github.com/blevesearch/bleve_index_api"
)

// end is the document number of a cursor that has none left.
const end = math.MaxUint64

// A cursor goes through the passages that hold one term in one field, in order of their number in
// the snapshot. Deleted passages are not among them.
type cursor struct {
	reader api.TermFieldReader
	at     api.TermFieldDoc
	doc    uint64 // where it stands, end when past the last
	target api.IndexInternalID
}

// openCursor opens a cursor on its first passage. counted says whether count and length are wanted.
func openCursor(ctx context.Context, reader api.IndexReader, field, term string, counted bool) (*cursor, error) {
	postings, err := reader.TermFieldReader(ctx, []byte(term), field, counted, counted, false)
	if err != nil {
		return nil, fmt.Errorf("look up %q: %w", term, err)
	}
	c := &cursor{reader: postings}
	if err := c.next(); err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

// next moves to the following passage.
func (c *cursor) next() error { return c.stand(c.reader.Next(&c.at)) }

// seek moves to doc or, if it does not hold the term, to the first passage after it that does.
// It never moves back: bleve would begin again from the first posting.
func (c *cursor) seek(doc uint64) error {
	if c.doc >= doc {
		return nil
	}
	c.target = api.NewIndexInternalID(c.target, doc)
	return c.stand(c.reader.Advance(c.target, &c.at))
}

func (c *cursor) stand(posting *api.TermFieldDoc, err error) error {
	switch {
	case err != nil:
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	case posting == nil:
		c.doc = end
	default:
		c.doc = posting.ID.Value()
	}
	return nil
}

// count returns how often the passage holds the term.
func (c *cursor) count() int { return int(c.at.Freq) }

// length returns the length of the field in the passage. Bleve keeps it whole but gives it away as
// float32(1/√length). That is within 2⁻²⁴ of the root, so rounding finds the length again as long
// as it is below two million terms; a passage has some hundred.
func (c *cursor) length() int { return int(math.Round(1 / (c.at.Norm * c.at.Norm))) }

// close gives the cursor back to bleve. Its error is always nil.
func (c *cursor) close() { _ = c.reader.Close() }
