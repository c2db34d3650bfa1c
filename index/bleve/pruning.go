package bleve

import (
	"cmp"
	"slices"

	"parley/index"
)

// countedExactly is how many candidates are counted before any is passed over, as Lucene does. A
// search that finds fewer looks at them all.
const countedExactly = 1000

// A pruning passes over passages that cannot be among the best any more, after MaxScore (Turtle and
// Flood, "Query evaluation: strategies and optimizations", 1995). Lookups whose terms together are
// worth less than the worst passage kept are passive: no passage is looked at because it holds one of
// them, and they are asked only about passages that an active one brings up. Nothing else changes: what is
// passed over scores less than what is kept.
type pruning struct {
	plan    *index.Plan
	cursors []*cursor
	order   []int     // lookups, those held by most passages first
	passive int       // how many of order are passive
	most    []float64 // by lookup, what it can be worth; 0 where nothing holds the term
	active  *merge
	bar     float64 // what a passage must reach, 0 while all are looked at

	worths  []float64 // of the passage looked at, by lookup
	matches []index.Match
}

func newPruning(plan *index.Plan, cursors []*cursor) *pruning {
	p := &pruning{plan: plan, cursors: cursors, active: newMerge(cursors),
		most: make([]float64, len(cursors)), worths: make([]float64, len(cursors))}
	held := make([]uint64, len(cursors))
	for lookup, c := range cursors {
		if c != nil {
			p.most[lookup], held[lookup] = plan.Most(lookup), c.reader.Count()
			p.order = append(p.order, lookup)
		}
	}
	slices.SortStableFunc(p.order, func(a, b int) int { return cmp.Compare(held[b], held[a]) })
	return p
}

// raise sets the bar, which never falls, and makes passive whatever cannot reach it alone.
func (p *pruning) raise(bar float64) {
	if bar <= p.bar {
		return
	}
	p.bar = bar
	clear(p.worths)
	before := p.passive
	for _, lookup := range p.order[:p.passive] {
		p.worths[lookup] = p.most[lookup]
	}
	for p.passive < len(p.order) {
		lookup := p.order[p.passive]
		p.worths[lookup] = p.most[lookup]
		if p.plan.AtMost(p.worths) >= bar {
			break
		}
		p.passive++
	}
	if p.passive > before {
		left := make([]*cursor, len(p.cursors))
		for _, lookup := range p.order[p.passive:] {
			left[lookup] = p.cursors[lookup]
		}
		p.active = newMerge(left)
	}
}

// next returns the next passage that an active lookup brings up, and its matches with those.
func (p *pruning) next() (doc uint64, matches []index.Match, err error) { return p.active.next() }

// hopeful reports whether a passage with these active matches may reach the bar.
func (p *pruning) hopeful(matches []index.Match) bool {
	if p.bar == 0 {
		return true
	}
	clear(p.worths)
	for _, lookup := range p.order[:p.passive] {
		p.worths[lookup] = p.most[lookup]
	}
	for _, m := range matches {
		p.worths[m.Lookup] = p.plan.Worth(m)
	}
	return p.plan.AtMost(p.worths) >= p.bar
}

// complete adds the matches of the passive lookups, the rarest first, to those of a hopeful passage.
// It stops, and reports false, once the passage cannot reach the bar.
func (p *pruning) complete(doc uint64, matches []index.Match) ([]index.Match, bool, error) {
	if p.passive == 0 {
		return matches, true, nil
	}
	p.matches = append(p.matches[:0], matches...)
	for _, lookup := range slices.Backward(p.order[:p.passive]) {
		c := p.cursors[lookup]
		if err := c.seek(doc); err != nil {
			return nil, false, err
		}
		p.worths[lookup] = 0
		if c.doc == doc {
			m := index.Match{Lookup: lookup, Count: c.count(), Length: c.length()}
			p.matches, p.worths[lookup] = append(p.matches, m), p.plan.Worth(m)
		}
		if p.plan.AtMost(p.worths) < p.bar {
			return nil, false, nil
		}
	}
	slices.SortFunc(p.matches, func(a, b index.Match) int { return cmp.Compare(a.Lookup, b.Lookup) })
	return p.matches, true, nil
}
