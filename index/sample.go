package index

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"parley/corpus"
	"parley/index/analysis"
)

// ErrLost means that an index does not find a passage that was put into it.
var ErrLost = errors.New("the index does not find what was put into it")

// A Sampler is a Writer that passes everything on and remembers some of the passages put, to look for them afterwards.
type Sampler struct {
	Writer
	most   int
	seen   int
	sample []Passage
	chance *rand.Rand
}

// NewSampler returns a Sampler that remembers at most so many passages, each of all put with the same likelihood.
func NewSampler(to Writer, most int) *Sampler {
	return &Sampler{Writer: to, most: most, chance: rand.New(rand.NewPCG(1, 2))}
}

// Write implements Writer. A passage of an article that is dropped later is forgotten.
func (s *Sampler) Write(ctx context.Context, b Batch) error {
	if err := s.Writer.Write(ctx, b); err != nil {
		return err
	}
	s.forget(b.Drop)
	for _, p := range b.Put {
		// Vitter, "Random sampling with a reservoir", 1985, algorithm R.
		s.seen++
		if len(s.sample) < s.most {
			s.sample = append(s.sample, p)
		} else if at := s.chance.IntN(s.seen); at < s.most {
			s.sample[at] = p
		}
	}
	return nil
}

func (s *Sampler) forget(articles []string) {
	gone := make(map[string]bool, len(articles))
	for _, id := range articles {
		gone[id] = true
	}
	kept := s.sample[:0]
	for _, p := range s.sample {
		if !gone[p.Article] {
			kept = append(kept, p)
		}
	}
	s.sample = kept
}

// Check looks for each passage remembered, by its own words among those of its article, and returns how many there were.
// The error is ErrLost if one is not found, or at another place.
func (s *Sampler) Check(ctx context.Context, in Searcher) (int, error) {
	for _, p := range s.sample {
		q := Query{Concepts: wordsOf(p), Filter: Filter{Articles: []string{p.Article}}, Limit: sampledHits}
		if len(q.Concepts) == 0 {
			continue
		}
		results, err := in.Search(ctx, q)
		if err != nil {
			return 0, err
		}
		if !holds(results.Hits, p) {
			return 0, fmt.Errorf("%w: passage %d of %s", ErrLost, p.Number, p.Article)
		}
	}
	return len(s.sample), nil
}

const (
	sampledHits  = 1000 // more than the passages of any article that is read to its end
	sampledWords = 12
)

// wordsOf asks for the first words of a passage.
func wordsOf(p Passage) []Concept {
	var concepts []Concept
	for _, t := range analysis.Analyze(p.Text) {
		if t.Class != analysis.Stop && len(concepts) < sampledWords {
			concepts = append(concepts, Concept{Weight: 1, Forms: []Form{{Term: t.Term, Exact: t.Exact, Weight: 1}}})
		}
	}
	return concepts
}

func holds(hits []Hit, p Passage) bool {
	for _, h := range hits {
		if h.Article == p.Article && h.Passage == p.Number && h.Start == p.Start && h.End == p.End {
			return true
		}
	}
	return false
}

// Position implements Writer.
func (s *Sampler) Position(ctx context.Context) (corpus.Position, error) {
	return s.Writer.Position(ctx)
}
