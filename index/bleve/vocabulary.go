package bleve

import (
	"context"
	"fmt"
	"unicode/utf8"

	api "github.com/blevesearch/bleve_index_api"

	"parley/index"
)

// Held implements index.Vocabulary.
func (e *Engine) Held(ctx context.Context, terms ...string) ([]int, error) {
	held := make([]int, len(terms))
	err := e.look(ctx, func(reader api.IndexReader) (err error) {
		count := index.Counter(counter(ctx, reader))
		for i, term := range terms {
			if held[i], err = count.Held(term); err != nil {
				return err
			}
		}
		return nil
	})
	return held, err
}

// Near implements index.Vocabulary. The dictionaries of the segments are walked along a Levenshtein automaton, so
// what it costs hardly depends on their size.
func (e *Engine) Near(ctx context.Context, word string, changes int) (near []index.Spelling, err error) {
	_, first := utf8.DecodeRuneInString(word)
	if first == 0 || len(word) > index.LongestNear {
		return nil, nil
	}
	err = e.look(ctx, func(reader api.IndexReader) error {
		near, err = nearWords(ctx, reader, word, word[:first], changes)
		return err
	})
	return near, err
}

func nearWords(ctx context.Context, reader api.IndexReader, word, prefix string, changes int) ([]index.Spelling, error) {
	fuzzy, ok := reader.(api.IndexReaderFuzzy)
	if !ok {
		return nil, fmt.Errorf("look for words like %q: bleve reads through a %T", word, reader)
	}
	dict, err := fuzzy.FieldDictFuzzy(scored[index.Exact], word, changes, prefix)
	if err != nil {
		return nil, fmt.Errorf("look for words like %q: %w", word, err)
	}
	defer dict.Close()
	var near []index.Spelling
	count := counter(ctx, reader)
	for {
		entry, err := dict.Next()
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if entry == nil {
			return near, nil
		}
		// A segment keeps the words of deleted passages.
		n, err := count(index.Exact, entry.Term)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			near = append(near, index.Spelling{Word: entry.Term, Passages: n})
		}
	}
}

// look calls do with one snapshot of the generation that answers.
func (e *Engine) look(ctx context.Context, do func(api.IndexReader) error) error {
	err := e.use(func(g *generation) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return g.read(do)
	})
	if err != nil {
		return fmt.Errorf("look words up in the index: %w", err)
	}
	return nil
}
