package bleve

import (
	"context"
	"fmt"
	"slices"
	"unicode/utf8"

	api "github.com/blevesearch/bleve_index_api"

	"parley/index"
)

// Held implements index.Vocabulary.
func (e *Engine) Held(ctx context.Context, terms ...string) ([]int, error) {
	held := make([]int, len(terms))
	err := e.look(ctx, func(reader api.IndexReader) (err error) {
		lexicon, err := newLexicon(reader)
		if err != nil {
			return err
		}
		count := index.Counter(lexicon.count)
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
		near, err = nearWords(reader, word, word[:first], changes)
		return err
	})
	return near, err
}

// nearWords looks in both places where spellings are kept.
func nearWords(reader api.IndexReader, word, prefix string, changes int) ([]index.Spelling, error) {
	lexicon, err := newLexicon(reader)
	if err != nil {
		return nil, err
	}
	var words []string
	for _, f := range []index.Field{index.Exact, index.Body} {
		if words, err = appendNear(words, reader, scored[f], word, prefix, changes); err != nil {
			return nil, err
		}
	}
	slices.Sort(words)
	var near []index.Spelling
	for _, w := range slices.Compact(words) {
		// A segment keeps the words of deleted passages, and a body has terms that are no spellings.
		n, err := lexicon.spelled(w)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			near = append(near, index.Spelling{Word: w, Passages: n})
		}
	}
	return near, nil
}

// appendNear appends the terms of a field that are like a word.
func appendNear(words []string, reader api.IndexReader, field, word, prefix string, changes int) ([]string, error) {
	fuzzy, ok := reader.(api.IndexReaderFuzzy)
	if !ok {
		return nil, fmt.Errorf("look for words like %q: bleve reads through a %T", word, reader)
	}
	dict, err := fuzzy.FieldDictFuzzy(field, word, changes, prefix)
	if err != nil {
		return nil, fmt.Errorf("look for words like %q: %w", word, err)
	}
	defer dict.Close()
	for {
		entry, err := dict.Next()
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if entry == nil {
			return words, nil
		}
		words = append(words, entry.Term)
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
