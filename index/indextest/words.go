package indextest

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"parley/index"
	"parley/index/analysis"
)

// Held implements index.Vocabulary.
func (m *Memory) Held(ctx context.Context, terms ...string) ([]int, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("look words up in memory: %w", err)
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	held := make([]int, len(terms))
	for i, term := range terms {
		held[i], _ = index.Counter(m.count).Held(term) // counting in memory does not fail
	}
	return held, nil
}

// Near implements index.Vocabulary.
func (m *Memory) Near(ctx context.Context, word string, changes int) ([]index.Spelling, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("look words up in memory: %w", err)
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	_, first := utf8.DecodeRuneInString(word)
	found := map[string]int{}
	for _, e := range m.passages {
		for near := range e.counts[index.Exact] {
			if first > 0 && len(word) <= index.LongestNear && strings.HasPrefix(near, word[:first]) && analysis.Distance(word, near) <= changes {
				found[near]++
			}
		}
	}
	var near []index.Spelling
	for w, n := range maps.All(found) {
		near = append(near, index.Spelling{Word: w, Passages: n})
	}
	slices.SortFunc(near, func(a, b index.Spelling) int { return cmp.Compare(a.Word, b.Word) })
	return near, nil
}
