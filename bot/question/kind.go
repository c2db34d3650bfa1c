package question

import "parley/index/analysis"

// A Kind is the kind of value that would answer a question.
type Kind string

// The kinds of question.
const (
	Open    Kind = "open"     // no special value: what, how, which, a bare phrase
	Who     Kind = "who"      // a person or a body
	When    Kind = "when"     // a date or a span of time
	Where   Kind = "where"    // a place
	HowMany Kind = "how many" // a count
	HowMuch Kind = "how much" // an amount, a rate, a share
	HowLong Kind = "how long" // a duration or an end date
	Why     Kind = "why"      // a reason
	YesNo   Kind = "yes or no"
)

// KindOf finds the asking word of a question wherever it stands: "The new levy: how high is it?" asks how much.
func KindOf(tokens []analysis.Token) Kind {
	words := make([]string, 0, len(tokens))
	for _, t := range tokens {
		if t.Class != analysis.Identifier {
			words = append(words, t.Exact)
		}
	}
	at := func(i int) string {
		if i >= 0 && i < len(words) {
			return words[i]
		}
		return ""
	}
	for i, w := range words {
		switch w {
		case "who", "whom", "whose":
			return Who
		case "when":
			if i == 0 || at(i+1) == "" || !opensClause(at(i-1)) && hasVerbFirst(at(i+1)) {
				return When
			}
		case "where":
			if i == 0 || hasVerbFirst(at(i+1)) {
				return Where
			}
		case "why":
			return Why
		case "how":
			if k := howKind(at(i+1), at(i+2)); k != Open {
				return k
			}
		case "what", "which":
			if k := nounKind(at(i+1), at(i+2)); k != Open {
				return k
			}
		case "until", "till":
			if n := at(i + 1); n == "when" || n == "what" {
				return When
			}
		}
	}
	if hasVerbFirst(at(0)) && at(1) != "" {
		return YesNo
	}
	return headKind(words)
}

// headKind reads a question without an asking word by the noun it turns on: the last one, or the last before a preposition or a
// participle – "tariff truce expiry", "effective date of the rule", "price paid by Oracle" – or else the first, "fee MOFCOM charges".
func headKind(words []string) Kind {
	head := ""
	for i, w := range words {
		if i > 0 && endsPhrase(w) {
			break
		}
		head = w
	}
	if k := nounHead(head); k != Open || len(words) == 0 {
		return k
	}
	return nounHead(words[0])
}

func endsPhrase(w string) bool {
	switch w {
	case "of", "for", "on", "in", "under", "to", "by", "at", "from", "with", "per", "after", "before", "since", "when", "if",
		"paid", "held", "charged", "given", "set", "used":
		return true
	}
	return false
}

func nounHead(head string) Kind {
	switch head {
	case "expiry", "expiration", "cutoff", "start":
		return When
	case "vote", "tally", "count", "headcount":
		return HowMany
	case "fine", "revenue", "charge":
		return HowMuch
	case "address", "venue":
		return Where
	}
	return nounKind(head, "")
}

func opensClause(before string) bool { return before == "and" || before == "even" || before == "only" }

// hasVerbFirst reports whether w is an auxiliary, which in English opens a question.
func hasVerbFirst(w string) bool {
	switch w {
	case "is", "are", "was", "were", "do", "does", "did", "can", "could", "will", "would", "has", "have", "had",
		"should", "may", "might", "must", "isn't", "aren't", "doesn't", "didn't", "hasn't", "won't", "can't":
		return true
	}
	return false
}

func howKind(next, after string) Kind {
	switch next {
	case "many":
		return HowMany
	case "much", "high", "big", "large", "low", "heavy", "steep", "expensive":
		return HowMuch
	case "long", "soon", "old":
		return HowLong
	case "often":
		return HowMany
	case "far":
		if after != "have" && after != "has" {
			return HowMuch
		}
	}
	return Open
}

// nounKind reads "what date", "which year", "what rate".
func nounKind(next, after string) Kind {
	for _, w := range []string{next, after} {
		switch w {
		case "date", "day", "month", "year", "time", "deadline", "century", "decade":
			return When
		case "rate", "percentage", "percent", "price", "amount", "share", "cost", "fee", "sum", "value", "penalty", "threshold":
			return HowMuch
		case "number":
			return HowMany
		case "reason", "reasons", "ground", "grounds", "justification", "rationale", "motive":
			return Why
		case "country", "city", "place", "state", "countries", "cities", "location":
			return Where
		case "person", "official", "president", "minister", "company", "agency", "firm", "officials", "newspaper":
			return Who
		}
	}
	return Open
}
