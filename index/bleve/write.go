package bleve

import (
	"context"
	"fmt"

	api "github.com/blevesearch/bleve_index_api"

	"parley/corpus"
	"parley/index"
)

var _ index.Engine = (*Engine)(nil)

// Write implements index.Writer. When it returns nil the batch is on disk. A passage is known by its
// article and number: putting it again replaces it. Should making the batch durable fail, as on a
// full disk, it is either there as a whole or not at all, and Position tells.
//
// A cancelled ctx stops the analysis of a batch, but not a batch that is being made durable.
func (e *Engine) Write(ctx context.Context, b index.Batch) error {
	if e.readOnly {
		return ErrReadOnly // bleve would wait for ever
	}
	e.writing.Lock()
	defer e.writing.Unlock()
	return e.use(func(g *generation) error { return g.Write(ctx, b) })
}

// Position implements index.Writer.
func (e *Engine) Position(ctx context.Context) (position corpus.Position, err error) {
	err = e.use(func(g *generation) error {
		position, err = g.Position(ctx)
		return err
	})
	return position, err
}

// Write makes b true in g. Writes must not overlap.
func (g *generation) Write(ctx context.Context, b index.Batch) error {
	documents, err := newDocuments(ctx, b)
	if err != nil {
		return fmt.Errorf("write to the index: %w", err)
	}
	return g.read(func(reader api.IndexReader) error {
		s, err := readState(reader)
		if err != nil {
			return err
		}
		batch := api.NewBatch()
		lexicon, err := newLexicon(reader)
		if err != nil {
			return err
		}
		going, err := present(ctx, lexicon, b.Drop, documents)
		if err != nil {
			return fmt.Errorf("write to the index: %w", err)
		}
		for _, k := range going {
			id := k.String()
			batch.Delete(id)
			s.remove(id, k)
		}
		for _, d := range documents {
			batch.Update(d) // prevails over a Delete of the same id
			s.add(d.id, d.key)
		}
		s.Position = b.Upto
		if err := s.put(batch); err != nil {
			return err
		}
		if err := g.index.Batch(batch); err != nil {
			return fmt.Errorf("write to the index: %w", err)
		}
		return nil
	})
}

// A place is where a passage stands, of which there can only be one.
type place struct {
	article string
	number  int
}

func (k key) place() place { return place{k.article, k.number} }

// present returns the keys in the index of all passages of dropped articles, and of those that
// documents replace.
func present(ctx context.Context, l *lexicon, drop []string, documents []*document) ([]key, error) {
	whole := make(map[string]bool, len(drop)) // whether all of an article's passages go
	taken := make(map[place]bool, len(documents))
	for _, d := range documents {
		whole[d.key.article] = false
		taken[d.key.place()] = true
	}
	for _, id := range drop {
		whole[id] = true
	}
	var going []key
	for id, all := range whole {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		keys, err := keysOf(l, id)
		if err != nil {
			return nil, err
		}
		for _, k := range keys {
			if all || taken[k.place()] {
				going = append(going, k)
			}
		}
	}
	return going, nil
}

// keysOf returns the keys of all passages of an article, however many.
func keysOf(l *lexicon, article string) (keys []key, err error) {
	p, err := l.postings(articleField, article)
	if err != nil {
		return nil, err
	}
	c, err := newCursor(p, false)
	for ; c.doc != end; err = c.next() {
		if err != nil {
			return nil, err
		}
		_, k, err := keyOf(l.reader, c.doc)
		if err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	return keys, nil
}

// keyOf returns the id of a document by its number in the snapshot, and the key that it is.
func keyOf(reader api.IndexReader, doc uint64) (id string, k key, err error) {
	id, err = reader.ExternalID(api.NewIndexInternalID(nil, doc))
	if err != nil {
		return "", key{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	k, err = parseKey(id)
	return id, k, err
}
