package timeline

import (
	"cmp"
	"slices"

	"parley/bot/answer"
	"parley/corpus"
)

// merge keeps of the candidates that tell the same of the same day the best one.
func merge(all []candidate) []candidate {
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.days(), b.days()), cmp.Compare(b.score, a.score), cmp.Compare(a.article.ID, b.article.ID), cmp.Compare(a.start, b.start))
	})
	var kept []candidate
	for _, c := range all {
		if !slices.ContainsFunc(kept, func(k candidate) bool { return covers(k, c) }) {
			kept = append(kept, c)
		}
	}
	return kept
}

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
