package bleve

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"parley/index"
)

const (
	sightedMost     = 200 // the most passages that may be wanted
	sightedTimes    = 3   // how many times the passages wanted are sighted
	sightedFrom     = 64  // how many times as many postings as are counted exactly there must be
	sightedConcepts = 6   // how many concepts are told apart by who holds them, those that are worth most
)

// A sight scores some passages before all are gone through in order, so that the bar is high from the start: it would rise late where those
// that hold much of what is asked for stand far behind. It takes passages that hold most, as the bits of the segments tell.
// Which it takes is a guess; what it says of them is not.
type sight struct {
	plan    *index.Plan
	cursors []*cursor // which are of no use afterwards
}

// A sighting is what is known of some passages. That of none is the zero sighting.
type sighting struct {
	scores map[uint64]float64 // by passage; 0 for one that does not reach the bar
	bar    float64            // a score that at least as many passages reach as are wanted, 0 where too few were sighted
}

func (s *sight) sighting() (sighting, error) {
	chosen := s.choose(s.plan.Limit * sightedTimes)
	if len(chosen) < s.plan.Limit {
		return sighting{}, nil
	}
	p := newPruning(s.plan, s.cursors)
	p.passive = len(p.cursors)
	scores := make(map[uint64]float64, len(chosen))
	var best []float64 // rising, at most as many as are wanted
	for _, doc := range chosen {
		score, err := p.score(doc, nil)
		if err != nil {
			return sighting{}, err
		}
		if scores[doc] = score; score == 0 {
			continue
		}
		at, _ := slices.BinarySearch(best, score)
		best = slices.Insert(best, at, score)
		if len(best) > s.plan.Limit {
			best = best[1:]
		}
		if len(best) == s.plan.Limit {
			p.bar = best[0]
		}
	}
	return sighting{scores, p.bar}, nil
}

// sightBefore sights passages for a search that is to go through these cursors, if they have so much to go through that it pays. A search that
// is filtered would mostly sight what the filter does not admit, and one that wants very many would do most of its work here: for these nothing is sighted.
func sightBefore(l *lexicon, plan *index.Plan, cursors []*cursor, sieve *sieve, counted int) (sighting, error) {
	if plan.Limit > sightedMost || len(sieve.parts) > 0 {
		return sighting{}, nil
	}
	postings := 0
	for _, c := range cursors {
		postings += c.held
	}
	if postings/sightedFrom < counted {
		return sighting{}, nil
	}
	again, err := openCursors(l, plan)
	if err != nil {
		return sighting{}, err
	}
	return (&sight{plan, again}).sighting()
}

// choose returns the numbers of up to so many passages, rising: of those that hold all concepts, then of those that hold the sets of them
// that are worth less.
func (s *sight) choose(wanted int) (chosen []uint64) {
	concepts := s.concepts()
	segments := segmentsOf(concepts)
	for _, set := range setsOf(s.plan, concepts) {
		for _, g := range segments {
			for _, n := range g.take(set, wanted-len(chosen)) {
				chosen = append(chosen, g.first+uint64(n))
			}
			if len(chosen) == wanted {
				slices.Sort(chosen)
				return chosen
			}
		}
	}
	slices.Sort(chosen)
	return chosen
}

// A sightedConcept is one of what is asked for: what it is worth, and the cursors through those that hold it.
type sightedConcept struct {
	worth   index.Rough
	cursors []*cursor
}

// concepts returns those that are worth most, the most first.
func (s *sight) concepts() (all []sightedConcept) {
	last := -1
	for _, c := range s.cursors {
		worth := mostOf(s.plan, c)
		if concept := s.plan.Concept(c.first()); concept != last {
			all, last = append(all, sightedConcept{worth: worth}), concept
		}
		of := &all[len(all)-1]
		of.cursors = append(of.cursors, c)
		if s.plan.Roughly(worth) > s.plan.Roughly(of.worth) {
			of.worth = worth
		}
	}
	slices.SortStableFunc(all, func(a, b sightedConcept) int { return cmp.Compare(s.plan.Roughly(b.worth), s.plan.Roughly(a.worth)) })
	return all[:min(len(all), sightedConcepts)]
}

// setsOf returns the sets of concepts that are not empty, a bit for each concept, those first that are worth most together.
func setsOf(plan *index.Plan, concepts []sightedConcept) []uint {
	worths := make([]float64, 1<<len(concepts))
	var sets []uint
	for set := uint(1); set < 1<<len(concepts); set++ {
		var sum index.Rough
		for i, c := range concepts {
			if set>>i&1 == 1 {
				sum = sum.Plus(c.worth)
			}
		}
		worths[set] = plan.Roughly(sum)
		sets = append(sets, set)
	}
	slices.SortStableFunc(sets, func(a, b uint) int { return cmp.Compare(worths[b], worths[a]) })
	return sets
}

// A sightedSegment is one segment's part of it.
type sightedSegment struct {
	first   uint64
	deleted *roaring.Bitmap
	holding []*roaring.Bitmap        // by concept, the passages that hold it; nil for none
	sets    map[uint]*roaring.Bitmap // by set of concepts, the passages that hold all of it, once known; nil for none
	taken   *roaring.Bitmap
}

func segmentsOf(concepts []sightedConcept) (all []*sightedSegment) {
	known := map[uint64]*sightedSegment{}
	for i, concept := range concepts {
		for _, c := range concept.cursors {
			for _, p := range c.parts {
				list, ok := p.list.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
				if !ok || list.ActualBitmap() == nil {
					continue
				}
				g := known[p.first]
				if g == nil {
					g = &sightedSegment{p.first, p.deleted, make([]*roaring.Bitmap, len(concepts)), map[uint]*roaring.Bitmap{}, roaring.New()}
					known[p.first], all = g, append(all, g)
				}
				if g.holding[i] == nil {
					g.holding[i] = list.ActualBitmap()
				} else {
					g.holding[i] = roaring.Or(g.holding[i], list.ActualBitmap())
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b *sightedSegment) int { return cmp.Compare(a.first, b.first) })
	return all
}

// take returns the numbers of up to so many passages that hold all of a set and were not taken before.
func (g *sightedSegment) take(set uint, wanted int) (taken []uint32) {
	all := g.all(set)
	if all == nil {
		return nil
	}
	for i := all.Iterator(); i.HasNext() && len(taken) < wanted; {
		n := i.Next()
		if (g.deleted == nil || !g.deleted.Contains(n)) && g.taken.CheckedAdd(n) {
			taken = append(taken, n)
		}
	}
	return taken
}

// all returns the passages that hold all of a set, nil for none. Sets that differ in what is worth least share most of the work.
func (g *sightedSegment) all(set uint) *roaring.Bitmap {
	last := bits.Len(set) - 1
	rest := set &^ (1 << last)
	if rest == 0 || g.holding[last] == nil {
		return g.holding[last]
	}
	b, known := g.sets[set]
	if !known {
		if b = g.all(rest); b != nil {
			if b = roaring.And(b, g.holding[last]); b.IsEmpty() {
				b = nil
			}
		}
		g.sets[set] = b
	}
	return b
}
