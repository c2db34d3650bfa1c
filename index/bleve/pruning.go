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
	cursors []*cursor // those that most passages hold first
	passive int       // how many of them are passive
	most    []float64 // by lookup, what it can be worth; 0 where nothing holds the term
	serving []int     // by lookup, how many cursors may bring its matches
	active  *merge
	bar     float64 // what a passage must reach, 0 while all are looked at

	sighted map[uint64]float64 // scores known before; see sighting

	rough     []index.Rough // by cursor, what it adds at most
	before    []index.Rough // and what all before it do
	passively index.Rough   // what the passive ones add at most
	actively  index.Rough   // what the active ones add to the passage looked at

	supposed []float64 // by lookup, of a passage that holds all that is passive and nothing else
	known    []float64 // by lookup, of those that match, what an active one is worth to the passage looked at
	worths   []float64 // by lookup, of the passage looked at
	matches  []index.Match
	held     []*cursor // the passive ones that the passage looked at may hold
}

func newPruning(plan *index.Plan, cursors []*cursor) *pruning {
	lookups := len(plan.Lookups)
	p := &pruning{plan: plan, cursors: cursors, active: newMerge(cursors),
		most: make([]float64, lookups), serving: make([]int, lookups), supposed: make([]float64, lookups),
		known: make([]float64, lookups), worths: make([]float64, lookups)}
	for _, c := range cursors {
		for _, lookup := range c.serves() {
			p.most[lookup] = plan.Most(lookup)
			p.serving[lookup]++
		}
	}
	slices.SortStableFunc(p.cursors, func(a, b *cursor) int { return cmp.Compare(b.held, a.held) })
	var all index.Rough
	for _, c := range p.cursors {
		p.before = append(p.before, all)
		p.rough = append(p.rough, mostOf(plan, c))
		all = all.Plus(mostOf(plan, c))
	}
	return p
}

// raise sets the bar, which never falls, and makes passive whatever cannot reach it alone.
func (p *pruning) raise(bar float64) {
	if bar <= p.bar {
		return
	}
	p.bar = bar
	before := p.passive
	copy(p.worths, p.supposed)
	for p.passive < len(p.cursors) {
		p.allow(p.cursors[p.passive])
		if p.plan.AtMost(p.worths) >= bar {
			break
		}
		copy(p.supposed, p.worths)
		p.passively = p.passively.Plus(p.rough[p.passive])
		p.passive++
	}
	if p.passive > before {
		p.active = newMerge(p.cursors[p.passive:])
	}
}

// allow lets the passage hold as much as may be of what c serves.
func (p *pruning) allow(c *cursor) {
	for _, lookup := range c.serves() {
		p.worths[lookup] = p.most[lookup]
	}
}

// next returns the next passage that an active lookup brings up, and its matches with those.
func (p *pruning) next() (doc uint64, matches []index.Match, err error) { return p.active.next() }

// hopeful reports whether a passage with these active matches may reach the bar.
func (p *pruning) hopeful(matches []index.Match) bool {
	if p.bar == 0 {
		return true
	}
	p.actively = index.Rough{}
	last := -1
	for _, m := range matches {
		w := p.plan.Worth(m)
		p.known[m.Lookup] = w
		p.actively = p.actively.Plus(p.plan.Part(m.Lookup, w))
		if c := p.plan.Concept(m.Lookup); c != last {
			p.actively, last = p.actively.Plus(p.plan.Found(m.Lookup)), c
		}
	}
	return p.plan.Roughly(p.actively.Plus(p.passively)) >= p.bar
}

// score returns the score of a hopeful passage, 0 where it does not reach the bar.
//
// Which passive lookups match is told by a bit each, what they are worth only by reading on to the passage: all bits are looked at first.
func (p *pruning) score(doc uint64, matches []index.Match) (float64, error) {
	if p.passive == 0 {
		return p.plan.Score(matches), nil
	}
	if !p.mayReach(doc) {
		return 0, nil
	}
	if score, known := p.sighted[doc]; known {
		return score, nil
	}
	matches, reached, err := p.complete(doc, matches)
	if err != nil || !reached {
		return 0, err
	}
	return p.plan.Score(matches), nil
}

// mayReach gathers the passive cursors that a hopeful passage may hold, the rarest first, and reports whether it may reach the bar with these.
func (p *pruning) mayReach(doc uint64) bool {
	p.held = p.held[:0]
	rough := p.actively
	for i, c := range slices.Backward(p.cursors[:p.passive]) {
		if c.mayStand(doc) {
			p.held = append(p.held, c)
			rough = rough.Plus(p.rough[i])
		} else if p.plan.Roughly(rough.Plus(p.before[i])) < p.bar {
			return false
		}
	}
	return true
}

// complete adds the matches of the cursors gathered to those of the passage.
// It stops, and reports false, once the passage cannot reach the bar.
func (p *pruning) complete(doc uint64, matches []index.Match) ([]index.Match, bool, error) {
	p.suppose(matches)
	if p.plan.AtMost(p.worths) < p.bar {
		return nil, false, nil
	}
	p.matches = append(p.matches[:0], matches...)
	for _, c := range p.held {
		if err := c.seek(doc); err != nil {
			return nil, false, err
		}
		p.rule(c)
		if c.doc == doc {
			known := len(p.matches)
			p.matches = c.match(p.matches)
			for _, m := range p.matches[known:] {
				p.worths[m.Lookup] = p.plan.Worth(m)
			}
		}
		if p.plan.AtMost(p.worths) < p.bar {
			return nil, false, nil
		}
	}
	slices.SortFunc(p.matches, func(a, b index.Match) int { return cmp.Compare(a.Lookup, b.Lookup) })
	return p.matches, true, nil
}

// suppose lets the passage hold what is known of it and as much as may be of what the passive cursors held serve.
func (p *pruning) suppose(matches []index.Match) {
	clear(p.worths)
	for _, c := range p.held {
		p.allow(c)
	}
	for _, m := range matches {
		p.worths[m.Lookup] = p.known[m.Lookup]
	}
}

// mostOf returns what c adds at most.
func mostOf(plan *index.Plan, c *cursor) (r index.Rough) {
	for _, lookup := range c.serves() {
		r = r.Plus(plan.Part(lookup, plan.Most(lookup)))
	}
	return r.Plus(plan.Found(c.first()))
}

// rule takes back what c was allowed, unless another may yet bring it, or has.
func (p *pruning) rule(c *cursor) {
	for _, lookup := range c.serves() {
		if p.serving[lookup] == 1 {
			p.worths[lookup] = 0
		}
	}
}
