package bleve

import "context"

// narrow reports whether a sieve admits so few passages that asking every cursor about each of them is less work than going through all the
// cursors: fewer than a cursor has in the mean.
func (s *sieve) narrow(cursors []*cursor) bool {
	if len(s.parts) == 0 {
		return false
	}
	postings := 0
	for _, c := range cursors {
		postings += c.held
	}
	return s.parts[0].held*len(cursors) < postings
}

// scoreAdmitted does what scoreAll does, for a narrow sieve: it goes through what that admits.
func scoreAdmitted(ctx context.Context, p *pruning, s *sieve, best *top, counted int) (candidates int, err error) {
	p.passive = len(p.cursors) // none brings up a passage
	for seen := 0; ; seen++ {
		if seen%checkEvery == 0 && ctx.Err() != nil {
			return 0, ctx.Err()
		}
		doc, err := s.next()
		if err != nil || doc == end {
			return candidates, err
		}
		if !p.mayReach(doc) {
			continue
		}
		matches, reached, err := p.complete(doc, nil)
		if err != nil {
			return 0, err
		}
		if !reached || len(matches) == 0 {
			continue
		}
		candidates++
		if score := p.plan.Score(matches); score > 0 {
			best.offer(doc, score)
		}
		if candidates >= counted {
			p.bar = max(p.bar, best.bar())
		}
	}
}
