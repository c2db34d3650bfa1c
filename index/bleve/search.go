package bleve

import (
	"context"
	"fmt"

	api "github.com/blevesearch/bleve_index_api"

	"parley/index"
)

// checkEvery is how many passages are scored between two looks at the context.
const checkEvery = 1024

// Search implements index.Searcher. It sees the index as the last finished Write left it.
func (e *Engine) Search(ctx context.Context, q index.Query) (results index.Results, err error) {
	err = e.use(func(g *generation) error {
		return g.read(func(reader api.IndexReader) error {
			results, err = search(ctx, reader, q, countedExactly)
			return err
		})
	})
	if err != nil {
		return index.Results{}, fmt.Errorf("search the index: %w", err)
	}
	return results, nil
}

// search answers q from one snapshot. It looks at every candidate up to the number counted, and from
// then on at those that may be among the best.
func search(ctx context.Context, reader api.IndexReader, q index.Query, counted int) (index.Results, error) {
	if err := ctx.Err(); err != nil {
		return index.Results{}, err
	}
	s, err := readState(reader)
	if err != nil {
		return index.Results{}, err
	}
	lexicon, err := newLexicon(reader)
	if err != nil {
		return index.Results{}, err
	}
	plan, err := index.DefaultScoring().Plan(q, s.Totals, lexicon.count)
	if err != nil {
		return index.Results{}, err
	}
	sieve, err := newSieve(lexicon, q.Filter)
	if err != nil {
		return index.Results{}, err
	}
	cursors, err := openCursors(lexicon, plan)
	if err != nil {
		return index.Results{}, err
	}
	best := &top{limit: plan.Limit, name: func(doc uint64) (key, error) {
		_, k, err := keyOf(reader, doc)
		return k, err
	}}
	sighted, err := sightBefore(lexicon, plan, cursors, sieve, counted)
	if err != nil {
		return index.Results{}, err
	}
	p := newPruning(plan, cursors)
	p.sighted = sighted.scores
	var n int
	if sieve.narrow(cursors) {
		n, err = scoreAdmitted(ctx, p, sieve, best, counted)
	} else {
		n, err = scoreAll(ctx, p, sieve, best, counted, sighted.bar)
	}
	if err != nil {
		return index.Results{}, err
	}
	hits, err := best.hits()
	stats := index.Stats{Passages: s.Totals.Passages, Candidates: n, Frequency: plan.Frequency}
	return index.Results{Hits: hits, Stats: stats}, err
}

// scoreAll offers to best every passage that holds anything of the plan, passes the sieve and may be
// among the best, and returns their number. Of the first so many counted, all are looked at,
// and from then on those that may reach the bar.
func scoreAll(ctx context.Context, p *pruning, s *sieve, best *top, counted int, bar float64) (candidates int, err error) {
	for seen := 0; ; seen++ {
		if seen%checkEvery == 0 && ctx.Err() != nil {
			return 0, ctx.Err()
		}
		doc, matches, err := p.next()
		if err != nil || doc == end {
			return candidates, err
		}
		if !p.hopeful(matches) {
			continue
		}
		admitted, err := s.admits(doc)
		if err != nil {
			return 0, err
		}
		if !admitted {
			continue
		}
		candidates++
		score, err := p.score(doc, matches)
		if err != nil {
			return 0, err
		}
		if score > 0 {
			best.offer(doc, score)
		}
		if candidates >= counted {
			p.raise(max(best.bar(), bar))
		}
	}
}

// openCursors opens a cursor for each lookup of which anything holds the term. Where the spelling looked up with a
// term is the term itself, the cursor through its bodies serves both.
func openCursors(l *lexicon, plan *index.Plan) (cursors []*cursor, err error) {
	open := func(f index.Field, term string) *cursor {
		var p *postings
		if err == nil {
			p, err = l.postings(scored[f], term)
		}
		if err != nil || p.count == 0 {
			return nil
		}
		var c *cursor
		if c, err = newCursor(p, true); err != nil {
			return nil
		}
		cursors = append(cursors, c)
		return c
	}
	var body *cursor // of the form looked up
	for i, lookup := range plan.Lookups {
		if lookup.Field == index.Body {
			body = nil
		}
		if c := open(lookup.Field, lookup.Term); c != nil {
			c.lookups[itself] = i
			if lookup.Field == index.Body {
				body = c
			}
		}
		if lookup.Field != index.Exact {
			continue
		}
		if i == 0 || plan.Lookups[i-1].Field != index.Body || plan.Lookups[i-1].Term != lookup.Term {
			body = open(index.Body, lookup.Term)
		}
		if body != nil {
			body.lookups[spelling] = i
		}
	}
	return cursors, err
}
