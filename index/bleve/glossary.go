package bleve

import (
	"context"
	"fmt"

	api "github.com/blevesearch/bleve_index_api"

	"parley/index"
)

// definedField holds what a passage says its short forms stand for.
const definedField = "defined"

// Meanings implements index.Glossary.
func (e *Engine) Meanings(ctx context.Context, short string) (found []index.Definition, err error) {
	err = e.look(ctx, func(reader api.IndexReader) error {
		found, err = entries(ctx, reader).Meanings(short)
		return err
	})
	return found, err
}

// Abbreviated implements index.Glossary.
func (e *Engine) Abbreviated(ctx context.Context, text string) (found []index.Definition, err error) {
	err = e.look(ctx, func(reader api.IndexReader) error {
		found, err = entries(ctx, reader).Abbreviated(text)
		return err
	})
	return found, err
}

// entries lists the definitions of one snapshot. A segment keeps those of deleted passages: they are not counted.
func entries(ctx context.Context, reader api.IndexReader) index.Entries {
	return func(prefix string, do func(string, int)) error {
		return eachTerm(reader, definedField, prefix, func(term string) error {
			postings, err := reader.TermFieldReader(ctx, []byte(term), definedField, false, false, false)
			if err != nil {
				return fmt.Errorf("look up %q: %w", term, err)
			}
			if n := int(postings.Count()); n > 0 {
				do(term, n)
			}
			return postings.Close()
		})
	}
}
