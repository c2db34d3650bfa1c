package timeline

import (
	"cmp"
	"slices"

	"parley/bot/answer"
	"parley/corpus"
)

// merge keeps of the candidates that tell the same of the same day one: the best, or, where that sentence is told for another day, the best
// that is not.
func merge(all []candidate) []candidate {
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.days(), b.days()), cmp.Compare(b.score, a.score), cmp.Compare(a.article.ID, b.article.ID), cmp.Compare(a.start, b.start))
	})
	var groups [][]candidate // the best first
	for _, c := range all {
		at := slices.IndexFunc(groups, func(g []candidate) bool { return covers(g[0], c) })
		switch {
		case at < 0:
			groups = append(groups, []candidate{c})
		case groups[at][0].When == c.When:
			groups[at] = append(groups[at], c)
		}
	}
	return once(choose(groups))
}

// A sentence is one of an article, by where it begins.
type sentence struct {
	article string
	start   int
}

func (c candidate) sentence() sentence { return sentence{c.article.ID, c.start} }

// choose takes one of each group. Those that have least to choose from come first.
func choose(groups [][]candidate) []candidate {
	slices.SortStableFunc(groups, func(a, b []candidate) int { return cmp.Compare(len(a), len(b)) })
	used := map[sentence]bool{}
	var kept []candidate
	for _, g := range groups {
		best := max(slices.IndexFunc(g, func(c candidate) bool {
			return !used[c.sentence()] && c.score >= g[0].score-mostLoss
		}), 0)
		used[g[best].sentence()] = true
		kept = append(kept, g[best])
	}
	return kept
}

// mostLoss is how much less fit a sentence may be that is quoted so that another is not quoted twice.
const mostLoss = 0.8

// covers tells whether what c tells is told by k.
func covers(k, c candidate) bool {
	if k.When != c.When && (c.days() <= mostSpan || !c.holds(k.When)) && (k.days() <= mostSpan || !k.holds(c.When)) {
		return false
	}
	if c.role == naming && k.role != naming && (c.itself || !c.early) {
		return true
	}
	return same(k, c)
}

// events are candidates as people read them.
func events(kept []candidate, today corpus.Day) []Event {
	slices.SortStableFunc(kept, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(b.score, a.score))
	})
	all := make([]Event, len(kept))
	for i, c := range kept {
		all[i] = Event{
			When: c.When, Ahead: c.From > today, Text: c.article.Text[c.start:c.end],
			Citation: answer.Cite(i+1, c.article, c.passage, c.start, c.end),
		}
	}
	return all
}
