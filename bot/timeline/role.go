package timeline

import (
	"strings"

	"parley/index/analysis"
)

// A role is how a sentence puts a date.
type role int

const (
	at      role = iota // on that day: "on", "from", "effective", or nothing before it
	since               // a beginning that lasts: "since"
	until               // an end: "until", "to", "through", "by"
	naming              // it names a thing by its day: "the order of 9 April 2025"
	outside             // before it or after it, and so not on it
	asOf                // the day on which a state was looked at
)

// roleAt reads the words before token i.
func (d *dater) roleAt(i int) role {
	k := i - 1
	for k >= 0 && d.tokens[k].Start == d.tokens[i].Start { // the first word of the date itself
		k--
	}
	switch {
	case d.compared(i) || d.dependent(k):
		return outside
	case d.word(k) == "the" && d.adjectival(i):
		return naming
	}
	for k >= 0 && passes(d.tokens[k].Exact) {
		k--
	}
	switch d.word(k) {
	case "of":
		return d.roleOf(k)
	case "before", "after":
		return outside
	case "since":
		return since
	case "until", "till", "through", "by", "to":
		return until
	case "in", "on", "from", "during", "and", "for", "effective", "between":
		return at
	}
	if d.adjectival(i) {
		return naming
	}
	return at
}

// roleOf reads what stands before an "of", token k, and a date.
func (d *dater) roleOf(k int) role {
	switch word := d.word(k - 1); {
	case word == "as", isState(word):
		return asOf
	case isPart(word):
		return d.roleAt(k - 1)
	}
	return naming
}

// adjectival tells whether the month at token i stands before what it names: "the March 2025 tariffs".
func (d *dater) adjectival(i int) bool {
	end := d.tokens[i].End
	for _, t := range d.tokens[i:] {
		if t.Start >= end {
			return d.tokens[i].Scheme() == "month" && t.Start == end+1 && t.Class == analysis.Word && d.text[t.Start] >= 'a'
		}
	}
	return false
}

// compared tells whether the date at token i is one that something was before or after: "weeks before the rule took effect on 23 July".
func (d *dater) compared(i int) bool {
	for k := i - 1; k > 0; k-- {
		if strings.Contains(d.text[d.tokens[k-1].End:max(d.tokens[k-1].End, d.tokens[k].Start)], ",") {
			return false
		}
		if w := d.tokens[k].Exact; (w == "before" || w == "after") && isUnit(d.word(k-1)) {
			return true
		}
	}
	return false
}

// dependent tells whether a date whose preposition is token k only tells of what else is spoken of when that came about: "suspended the
// controls announced on 9 October". The participle stands right before the preposition, and what is told of it before.
func (d *dater) dependent(k int) bool {
	at := k - 1
	switch d.word(at) {
	case "announced", "imposed", "issued", "published", "adopted", "taken":
	default:
		return false
	}
	for k := range at {
		verb := strings.HasSuffix(d.word(k), "ed") || d.word(k-1) == "to"
		switch deedOf(d.tokens[k].Term) {
		case stops, bans, lifts, ends:
			if verb {
				return !strings.Contains(d.text[d.tokens[k].End:d.tokens[at].Start], ",")
			}
		}
	}
	return false
}

func isUnit(word string) bool {
	switch word {
	case "day", "days", "week", "weeks", "month", "months", "year", "years":
		return true
	}
	return false
}

// passes reports a word that may stand between a preposition and its date.
func passes(word string) bool {
	switch word {
	case "the", "about", "around", "or", "mid", "late", "early", "a.m", "p.m":
		return true
	}
	return false
}

// isPart reports what is of a month or a year without naming anything: "the end of June 2026".
func isPart(word string) bool {
	switch word {
	case "end", "beginning", "start", "middle", "half", "quarter", "part", "month", "week", "summer", "spring", "autumn", "winter", "fall":
		return true
	}
	return false
}

// isState reports what shows how things stood on its day: "the text of 23 July 2026".
func isState(word string) bool {
	switch word {
	case "text", "version", "edition", "regulations":
		return true
	}
	return false
}
