package evidence

import "parley/index/analysis"

// asksState reports whether a question asks for a state in other words than those of time: "H20 ban status".
func asksState(tokens []analysis.Token) bool {
	for i, t := range tokens {
		switch t.Exact {
		case "status", "state", "stand", "stands", "active", "valid", "alive", "paused", "suspended", "lifted", "live":
			return true
		case "in":
			if i+1 < len(tokens) && (tokens[i+1].Exact == "force" || tokens[i+1].Exact == "effect" || tokens[i+1].Exact == "place") {
				return true
			}
		}
	}
	return false
}

// tellsPresent reports whether a sentence says how things stand: "remains suspended", "as of 23 July 2026", "no longer".
func tellsPresent(r read) bool {
	for i, t := range r.tokens {
		next := ""
		if i+1 < len(r.tokens) {
			next = r.tokens[i+1].Exact
		}
		switch t.Exact {
		case "still", "remain", "remains", "currently", "now", "stands", "today", "unchanged":
			return true
		case "as":
			if next == "of" {
				return true
			}
		case "no":
			if next == "longer" {
				return true
			}
		case "is", "are":
			if next == "suspended" || next == "in" || next == "not" || next == "under" || next == "subject" {
				return true
			}
		}
	}
	return false
}

// tellsPast reports whether a sentence has no word that tells of the present.
func tellsPast(r read) bool {
	for _, t := range r.tokens {
		switch t.Exact {
		case "may":
			if r.text[t.Start-r.span.Start] == 'm' { // no month
				return false
			}
		case "is", "are", "has", "have", "must", "can", "cannot", "does", "do", "remains", "remain", "needs", "need", "applies",
			"apply", "stands", "requires", "require", "shall", "covers", "cover", "bars", "reaches", "will", "until", "still", "now":
			return false
		}
	}
	return true
}

// opens is the share of the asker's own weight within the first eight words of a sentence.
func (t terms) opens(r read) float64 {
	const first = 8
	found := make([]float64, len(t.weight))
	for _, m := range r.mentions {
		if m.position < r.tokens[0].Position+first {
			found[m.term] = max(found[m.term], m.share)
		}
	}
	return t.covered(found)
}
