package timeline

import (
	"fmt"

	"parley/index/analysis"
)

// A deed is what sort of thing happens, as far as a verb tells.
type deed int

const (
	unknown deed = iota
	starts
	stops
	ends
	talks
	bans
	lifts
	orders
	returns
)

// deedOf returns what a stem tells of, unknown for most.
func deedOf(term string) deed {
	switch term {
	case "effect", "begin", "began", "start", "appli", "appl", "enter", "forc", "charg", "compli", "requir":
		return starts
	case "suspend", "suspens", "paus", "halt", "defer", "delay", "postpon":
		return stops
	case "end", "expir", "laps", "run", "ran", "termin", "close", "return", "come":
		return ends
	case "meet", "met", "talk", "round", "meeting":
		return talks
	case "ban", "bar", "block", "prohibit":
		return bans
	case "withdraw", "withdrew", "withdrawn", "rescind", "revok", "repeal", "lift", "took", "lose", "lost", "remov":
		return lifts
	case "sign", "order":
		return orders
	}
	return unknown
}

// words are the telling words of a sentence: no function word, no date, nothing of the subject.
func (s subject) words(tokens []analysis.Token, dates []mention) map[string]bool {
	all := map[string]bool{}
	for _, t := range tokens {
		if t.Class == analysis.Word && !s.names(t.Term) && !dated(t, dates) {
			all[likeness(t.Term)] = true
		}
	}
	return all
}

// likeness is a term, or what it has in common with others that tell of the same deed.
func likeness(term string) string {
	if d := deedOf(term); d != unknown {
		return fmt.Sprint("deed ", int(d))
	}
	return term
}

func dated(t analysis.Token, dates []mention) bool {
	for _, m := range dates {
		if t.Start >= m.start && t.Start < m.end {
			return true
		}
	}
	return false
}

// deeds are those of a sentence, and what it makes of a date.
func deeds(tokens []analysis.Token, m mention) map[deed]bool {
	all := map[deed]bool{}
	if m.role == until {
		all[ends] = true
	}
	for _, t := range tokens {
		if d := deedOf(t.Term); d != unknown {
			all[d] = true
		}
	}
	return all
}

// overlap is the share of the words of the shorter of two sentences that the other one has too.
func overlap(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 1
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

// Shares of their words from which on two sentences with a date in common tell the same: in one article, where each
// sentence says something of its own, in one article of the same sort of thing, in two for one day, in two for a month,
// and in two that need not have a subject in common.
const (
	alikeWithin = 0.5
	alikeDeed   = 0.15
	alikeAcross = 0.1
	alikeLoose  = 0.2
	alikeAny    = 0.4
)

// same tells whether two sentences whose dates meet tell the same happening.
func same(a, b candidate) bool {
	if a.article != b.article {
		return sameAcross(a, b)
	}
	shared := overlap(a.words, b.words)
	switch {
	case a.start == b.start:
		return a.When == b.When
	case a.role == naming && b.role == naming && a.named == b.named:
		return true // both speak of one document
	case a.item && b.item:
		return false // the items of a list are told apart by whoever wrote it
	case a.lead != b.lead && a.When == b.When && (shared > 0 || a.sums() || b.sums()):
		return true
	}
	return shared >= alikeWithin || shared >= alikeDeed && meets(a.deeds, b.deeds)
}

// sums tells whether a sentence is of the opening of an article, and says in short what follows: it tells of other days too, or how things stand.
func (c candidate) sums() bool { return c.lead && (c.others > 0 || c.role == since) }

// sameAcross tells it of sentences of two articles. What two articles tell of a subject for one day is the same unless they tell of
// other sorts of things in other words.
func sameAcross(a, b candidate) bool {
	shared := overlap(a.words, b.words)
	if a.any || b.any {
		return shared >= alikeAny
	}
	if a.When != b.When || a.days() > mostSpan {
		return shared >= alikeLoose
	}
	return shared >= alikeAcross || meets(a.deeds, b.deeds) ||
		a.role == naming || b.role == naming || len(a.deeds) == 0 || len(b.deeds) == 0
}

func meets(a, b map[deed]bool) bool {
	for d := range a {
		if b[d] {
			return true
		}
	}
	return false
}
