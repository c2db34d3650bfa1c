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
func (e *Engine) Meanings(ctx context.Context, shorts ...string) (found [][]index.Definition, err error) {
	err = e.look(ctx, func(reader api.IndexReader) error {
		defined, err := entries(ctx, reader)
		if err == nil {
			found, err = defined.Meanings(shorts...)
		}
		return err
	})
	return found, err
}

// Abbreviated implements index.Glossary.
func (e *Engine) Abbreviated(ctx context.Context, text string) (found []index.Definition, err error) {
	err = e.look(ctx, func(reader api.IndexReader) error {
		defined, err := entries(ctx, reader)
		if err == nil {
			found, err = defined.Abbreviated(text)
		}
		return err
	})
	return found, err
}

// entries are the definitions of one snapshot. A segment keeps those of deleted passages: they are not counted.
func entries(ctx context.Context, reader api.IndexReader) (index.Entries, error) {
	dictionaries, ok := reader.(api.IndexReaderContains)
	if !ok {
		return index.Entries{}, fmt.Errorf("look definitions up: bleve reads through a %T", reader)
	}
	dictionary, err := dictionaries.FieldDictContains(definedField)
	if err != nil {
		return index.Entries{}, fmt.Errorf("look definitions up: %w", err)
	}
	return index.Entries{
		May: func(term string) (bool, error) { return dictionary.Contains([]byte(term)) },
		Each: func(prefix string, do func(string, int)) error {
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
		},
	}, nil
}
