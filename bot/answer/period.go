package answer

import (
	"cmp"
	"slices"
	"strings"

	"parley/bot/evidence"
	"parley/bot/when"
	"parley/corpus"
	"parley/index/analysis"
)

// What a sentence gains and loses, in points of its score, when days are asked about: "in Q3 2025", "before the Geneva talks".
// One that names no day may tell of any, and stands between.
const (
	withinTold  = 1.0 // it names a day of them
	withinIssue = 0.5 // it names none, and its article came out in them
	withinOther = 3.0 // it names other days only
)

// Within puts the sentences first that tell of days of a period, among those that fit the question about as well.
func Within(c evidence.Choice, periods []when.Span) evidence.Choice {
	if len(periods) == 0 {
		return c
	}
	c.Sentences = slices.Clone(c.Sentences)
	worth := map[evidence.Sentence]float64{}
	for _, s := range c.Sentences {
		worth[s] = s.Score + tellsOf(c.Ranked[s.Candidate].Article, s, periods)
	}
	slices.SortStableFunc(c.Sentences, func(a, b evidence.Sentence) int { return cmp.Compare(worth[b], worth[a]) })
	return c
}

// tellsOf is what a sentence gains by the days it names.
func tellsOf(a *corpus.Article, s evidence.Sentence, periods []when.Span) float64 {
	named := false
	all := stretch{tokens: whole(analysis.Analyze(a.Text[s.Start:s.End]))}
	for i, t := range all.tokens {
		from, to, ok := daysOf(t)
		if !ok || all.exact(i-1) == "of" && all.exact(i-2) != "as" {
			continue // "the order of 2 April 2025" is what the order is called
		}
		named = true
		if slices.ContainsFunc(periods, func(p when.Span) bool { return meets(p, from, to) }) {
			return withinTold
		}
	}
	if named {
		return -withinOther
	}
	if a.Published != "" && slices.ContainsFunc(periods, func(p when.Span) bool { return meets(p, a.Published, a.Published) }) {
		return withinIssue
	}
	return 0
}

// daysOf returns the first and the last day that a token names, a day or a month.
func daysOf(t analysis.Token) (from, to corpus.Day, ok bool) {
	_, value, _ := strings.Cut(t.Term, ":")
	switch t.Scheme() {
	case "date":
		return corpus.Day(value), corpus.Day(value), true
	case "month":
		return corpus.Day(value) + "-01", endOfMonth(corpus.Day(value)), true
	}
	return "", "", false
}

// meets reports whether days lie in a period, at least in part. An end that is open has no bound.
func meets(p when.Span, from, to corpus.Day) bool {
	return (p.From == "" || p.From <= to) && (p.To == "" || from <= p.To)
}
