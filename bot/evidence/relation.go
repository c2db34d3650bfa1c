package evidence

import (
	"strings"

	"parley/bot/question"
	"parley/index/analysis"
)

// relations are what a question wants to know of its subject beside a kind of value, and what a sentence tells.
type relations uint8

// The relations.
const (
	beginning relations = 1 << iota // since when it is so
	ending                          // until when
	change                          // what has become different
	listing                         // which there are, one by one
)

// asksRelations reads the relations a question is after. A time asked for without a word of beginning or ending is either.
func asksRelations(kind question.Kind, tokens []analysis.Token) (asked relations) {
	timed := kind == question.When || kind == question.HowLong
	for i, t := range tokens {
		next := exactAt(tokens, i+1)
		switch t.Exact {
		case "start", "starts", "started", "begin", "begins", "began", "since", "effective", "effect", "launch", "launched":
			if timed {
				asked |= beginning
			}
		case "until", "till", "expire", "expires", "expired", "expiry", "expiration", "end", "ends", "ended", "over", "deadline", "cutoff", "lapse",
			"lapses", "lapsed", "sunset", "long":
			if timed {
				asked |= ending
			}
		case "change", "changes", "changed", "alter", "alters", "altered", "different", "differ", "differs", "happened":
			asked |= change
		case "list", "name", "names", "enumerate":
			if i == 0 {
				asked |= listing
			}
		case "what", "which", "who":
			if next == "are" || next == "were" || isPlural(next) || isPlural(exactAt(tokens, i+2)) && next != "is" && next != "was" {
				asked |= listing
			}
		}
	}
	return asked
}

// tellsRelations reads the relations a sentence tells.
func tellsRelations(r read) (told relations) {
	for i, t := range r.tokens {
		switch t.Exact {
		case "since", "from", "start", "starts", "started", "begin", "begins", "began", "effective", "launched", "starting", "beginning":
			told |= beginning
		case "effect", "force":
			if i > 0 && isEntry(r.tokens[i-1].Exact) {
				told |= beginning
			}
		case "until", "till", "through", "expire", "expires", "expired", "expiry", "end", "ends", "ended", "lapse", "lapses", "lapsed":
			told |= ending
		case "to":
			if opensTime(r.tokens[i+1:]) {
				told |= ending
			}
		case "raised", "raises", "cut", "cuts", "lowered", "halved", "doubled", "dropped", "replaced", "replaces", "moved", "removed", "added",
			"widened", "narrowed", "tightened", "eased", "suspended", "restored", "became", "joined", "instead", "longer", "lifted", "new":
			told |= change
		}
	}
	if items(r) >= 3 {
		told |= listing
	}
	return told
}

// items is the number of things a sentence enumerates, 1 when none: those that commas part, and the one behind the last “and”.
func items(r read) int {
	n := 1 + strings.Count(r.text, ", ") + strings.Count(r.text, "; ")
	if n > 1 && strings.Contains(r.text, " and ") {
		n++
	}
	return n
}

func isEntry(exact string) bool {
	switch exact {
	case "took", "take", "takes", "taking", "in", "into", "with":
		return true
	}
	return false
}

// opensTime reports whether tokens open with a date. A date is a token of its own among the words it is made of.
func opensTime(tokens []analysis.Token) bool {
	for _, t := range tokens[:min(len(tokens), 4)] {
		switch t.Scheme() {
		case "date", "month", "day":
			return t.Start == tokens[0].Start
		}
	}
	return len(tokens) > 0 && yearOf(tokens[0]) > 0
}

func isPlural(exact string) bool {
	return len(exact) > 3 && strings.HasSuffix(exact, "s") && !strings.HasSuffix(exact, "ss") && !strings.HasSuffix(exact, "us") && exact != "does" && exact != "happens"
}

func exactAt(tokens []analysis.Token, i int) string {
	if i < len(tokens) {
		return tokens[i].Exact
	}
	return ""
}

// untold are words by which a text says that it does not know.
var untold = []string{
	"not in the sources", "the sources of this briefing", "not known", "unknown", "unclear", "not confirmed", "not say", "not said",
	"not disclose", "undisclosed", "without naming", "not been published", "not published", "cannot say", "not specif", "not state",
	"declined to", "no date", "not announced", "not been announced", "yet to be",
}

// saysUnknown reports whether a sentence says that something is not known.
func saysUnknown(r read) bool {
	lower := strings.ToLower(r.text)
	for _, words := range untold {
		if strings.Contains(lower, words) {
			return true
		}
	}
	return false
}

// defined is the share of the question's weight in what a sentence says the nature of: in "A general license is a Chinese
// permit" all of "general license", and nothing in "A general license is not free" or "The rule says that a license is a permit".
func (t terms) defined(r read) float64 {
	for i, token := range r.tokens {
		next := exactAt(r.tokens, i+1)
		switch token.Exact {
		case "is", "are", "was", "were":
			if next != "a" && next != "an" && next != "the" && next != "any" {
				continue
			}
		case "means", "denotes":
		case "stands":
			if next != "for" {
				continue
			}
		case "refers":
			if next != "to" {
				continue
			}
		default:
			continue
		}
		const subject = 12 // words at most
		if token.Position-r.tokens[0].Position > subject {
			return 0
		}
		found := make([]float64, len(t.weight))
		for _, m := range r.mentions {
			if m.start < token.Start {
				found[m.term] = max(found[m.term], m.share)
			}
		}
		return t.covered(found)
	}
	return 0
}
