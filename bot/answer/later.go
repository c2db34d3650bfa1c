package answer

import (
	"cmp"
	"slices"
	"strings"

	"parley/bot/evidence"
	"parley/corpus"
	"parley/index/analysis"
)

// laterReadFor is how many of the best passages are searched for a later sentence.
const laterReadFor = 20

// Follow adds to an answer the latest sentence found, of a day or before, that tells that what the first quotation tells was
// extended, suspended, delayed, revoked, reinstated or replaced since. It adds nothing when a quotation shown tells that.
func (a *Answer) Follow(c evidence.Choice, day corpus.Day) {
	if a.Kind != Direct || len(a.Quotes) == 0 {
		return
	}
	first := c.Ranked[c.Sentences[0].Candidate].Article
	t := told(a.Quotes[0].Text, first, day)
	if t.day == "" {
		return
	}
	var best evidence.Sentence
	var latest corpus.Day
	for i, r := range c.Ranked[:min(len(c.Ranked), laterReadFor)] {
		for _, s := range r.Sentences() {
			if d, ok := t.changed(r.Article.Text[s.Start:s.End], r.Article, day); ok && d > latest {
				best, latest = evidence.Sentence{Candidate: i, Start: s.Start, End: s.End}, d
			}
		}
	}
	if latest == "" || a.quotes(c.Ranked[best.Candidate].Article, best) || a.tells(t, c, latest, day) {
		return
	}
	a.Later = append(a.Later, a.cite(c.Ranked[best.Candidate], best))
}

// quotes reports whether a sentence is shown already.
func (a *Answer) quotes(article *corpus.Article, s evidence.Sentence) bool {
	for _, q := range a.Quotes {
		if c := a.cited(q); c.Article == article.ID && c.Start < s.End && s.Start < c.End {
			return true
		}
	}
	return false
}

// tells reports whether a further quotation says what became of the first, or tells of a change on the same day.
func (a *Answer) tells(t telling, c evidence.Choice, changed, by corpus.Day) bool {
	for i, q := range a.Quotes[1:] {
		from := c.Ranked[c.Sentences[i+1].Candidate].Article
		if _, ok := t.changed(q.Text, from, by); ok {
			return true
		}
		if mayChange(strings.ToLower(q.Text)) && latestDay(whole(analysis.Analyze(q.Text)), upTo(from, by)) == changed {
			return true
		}
	}
	return false
}

// A telling is a sentence with the day up to which it tells.
type telling struct {
	day   corpus.Day // "" when not known
	own   bool       // it names that day itself
	lower string
	words map[string]bool
	from  *corpus.Article

	sides, ordinals []string // that it names
	telltales       []string // how its words begin, without one of which a sentence in lower case is on something else
}

// told reads a sentence of an article, of what it says up to a day; it has no day when there is nothing to follow.
func told(text string, from *corpus.Article, day corpus.Day) telling {
	t := telling{lower: strings.ToLower(text), words: map[string]bool{}, from: from}
	tokens := analysis.Analyze(text)
	if negated(tokens) {
		return telling{}
	}
	for _, token := range content(matter(text, tokens)) {
		t.words[token.Term] = true
		if token.Class != analysis.Identifier && !general(token.Exact) {
			t.telltales = append(t.telltales, token.Exact[:min(len(token.Exact), len(token.Term), 4)])
		}
	}
	t.sides, t.ordinals = sides(tokens), ordinals(tokens)
	if t.day = latestDay(whole(tokens), upTo(from, day)); t.day != "" {
		t.own = true
		return t
	}
	t.day = from.Standing.Effective
	if t.day == "" && from.Standing.AsOf == "" { // an article on how things stood tells of other days than its own
		t.day = from.Published
	}
	return t
}

// changed reports whether a sentence of an article tells that what t tells is no longer so, and since which day.
func (t telling) changed(text string, from *corpus.Article, by corpus.Day) (corpus.Day, bool) {
	lower := strings.ToLower(text)
	if !t.mayMean(lower) || !mayChange(lower) || lower == t.lower {
		return "", false
	}
	tokens := analysis.Analyze(text)
	for _, c := range changes(text, tokens) {
		if !t.speaksOf(c.thing) || t.says(c) {
			continue
		}
		day := latestDay(whole(tokens), upTo(from, by))
		if day == "" && from.ID != t.from.ID && from.Standing.AsOf == "" {
			day = from.Published
		}
		if day > t.day && day <= by {
			return day, true
		}
	}
	return "", false
}

// mayMean reports whether a sentence in lower case has a word without which it is on something else.
func (t telling) mayMean(lower string) bool {
	return slices.ContainsFunc(t.telltales, func(word string) bool { return strings.Contains(lower, word) })
}

// says reports whether t tells the change itself. What was extended or delayed can be so again.
func (t telling) says(c change) bool {
	switch c.root {
	case "suspend", "suspension", "paus":
		return strings.Contains(t.lower, "suspen") || strings.Contains(t.lower, "paus")
	case "extend", "extension", "prolong", "delay", "postpon", "postponement":
		return !t.own && strings.Contains(t.lower, c.root[:4])
	}
	return strings.Contains(t.lower, c.root[:4])
}

// latestDay is the last day on or before by that tokens name, in full or by its month, as the day of something, "" for none.
// A day up to which something lasts is none.
func latestDay(tokens []analysis.Token, by corpus.Day) corpus.Day {
	var last corpus.Day
	for i, t := range tokens {
		scheme, value, _ := strings.Cut(t.Term, ":")
		s := stretch{tokens: tokens}
		switch s.exact(i - 1) {
		case "to", "through", "until", "till", "before", "by":
			continue
		}
		switch day := corpus.Day(value); {
		case t.Class != analysis.Identifier || scheme != "date" && scheme != "month":
		case scheme == "date" && day <= by:
			last = max(last, day)
		case scheme == "month" && s.exact(i-1) == "of" && s.exact(i-2) == "as":
			last = max(last, min(by, endOfMonth(day)))
		case scheme == "month" && day+"-01" <= by:
			last = max(last, day+"-01")
		}
	}
	return last
}

// upTo is the last day, on or before by, of which an article can tell that something was so.
func upTo(article *corpus.Article, by corpus.Day) corpus.Day {
	return min(by, cmp.Or(article.Published, by))
}

// endOfMonth is the last day of a month, "2025-07".
func endOfMonth(month corpus.Day) corpus.Day {
	return corpus.DayOf((month + "-01").Time().AddDate(0, 1, -1))
}
