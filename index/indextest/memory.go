// Package indextest holds the promises every engine of package index must keep, and the smallest
// engine that keeps them.
package indextest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"parley/corpus"
	"parley/index"
)

// Memory is an engine that looks through every passage for every search. It is what other engines
// are compared with, and serves where a test needs an index and a folder would be in the way.
// Nothing is kept when it is closed. The zero Memory is empty and ready.
type Memory struct {
	mu       sync.RWMutex
	passages map[place]entry
	totals   index.Totals
	position corpus.Position
}

// A place is where a passage stands; a passage put there replaces the one before.
type place struct {
	article string
	number  int
}

type entry struct {
	passage index.Passage
	counts  [index.Fields]map[string]int
	lengths [index.Fields]int
}

func newEntry(p index.Passage) entry {
	e := entry{passage: p}
	for f, terms := range index.Terms(p) {
		e.lengths[f] = len(terms)
		e.counts[f] = map[string]int{}
		for _, term := range terms {
			e.counts[f][term]++
		}
	}
	return e
}

// Write implements index.Writer.
func (m *Memory) Write(ctx context.Context, b index.Batch) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("write to memory: %w", err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.passages == nil {
		m.passages = map[place]entry{}
	}
	for at := range m.passages {
		if slices.Contains(b.Drop, at.article) {
			m.remove(at)
		}
	}
	for _, p := range b.Put {
		at := place{p.Article, p.Number}
		m.remove(at)
		e := newEntry(p)
		m.passages[at] = e
		m.totals.Add(e.lengths)
	}
	m.position = b.Upto
	return nil
}

func (m *Memory) remove(at place) {
	if e, ok := m.passages[at]; ok {
		m.totals.Remove(e.lengths)
		delete(m.passages, at)
	}
}

// Position implements index.Writer.
func (m *Memory) Position(context.Context) (corpus.Position, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.position, nil
}

// Close implements index.Engine.
func (m *Memory) Close() error { return nil }

// Search implements index.Searcher.
func (m *Memory) Search(ctx context.Context, q index.Query) (index.Results, error) {
	if err := ctx.Err(); err != nil {
		return index.Results{}, fmt.Errorf("search memory: %w", err)
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	plan, err := index.DefaultScoring().Plan(q, m.totals, m.count)
	if err != nil {
		return index.Results{}, err
	}
	var hits []index.Hit
	candidates := 0
	for _, e := range m.passages {
		matches := e.matches(plan.Lookups)
		if len(matches) == 0 || !q.Filter.Admits(e.passage) {
			continue
		}
		candidates++
		if score := plan.Score(matches); score > 0 {
			p := e.passage
			hits = append(hits, index.Hit{Article: p.Article, Passage: p.Number, Start: p.Start, End: p.End, Score: score})
		}
	}
	slices.SortFunc(hits, func(a, b index.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Article, b.Article), cmp.Compare(a.Passage, b.Passage))
	})
	stats := index.Stats{Passages: m.totals.Passages, Candidates: candidates, Frequency: plan.Frequency}
	return index.Results{Hits: hits[:min(plan.Limit, len(hits))], Stats: stats}, nil
}

func (m *Memory) count(f index.Field, term string) (n int, err error) {
	for _, e := range m.passages {
		if e.counts[f][term] > 0 {
			n++
		}
	}
	return n, nil
}

func (e entry) matches(lookups []index.Lookup) (matches []index.Match) {
	for i, l := range lookups {
		if n := e.counts[l.Field][l.Term]; n > 0 {
			matches = append(matches, index.Match{Lookup: i, Count: n, Length: e.lengths[l.Field]})
		}
	}
	return matches
}
