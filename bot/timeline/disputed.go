package timeline

import (
	"slices"

	"parley/index/analysis"
)

// disputed tells whether a date is what somebody else gives for what the sentence tells of the date before it: "Skadden dates the end to
// 28 November 2025, while Elyvia Law gives 1 December 2025".
func disputed(tokens []analysis.Token, before, m mention) bool {
	var between []string
	for _, t := range tokens {
		if t.Start >= before.end && t.Start < m.start {
			between = append(between, t.Exact)
		}
	}
	if !slices.ContainsFunc(between, opposes) {
		return false
	}
	for len(between) > 0 && refers(between[len(between)-1]) {
		between = between[:len(between)-1]
	}
	return len(between) > 0 && gives(between[len(between)-1])
}

// opposes reports a word between what two people say.
func opposes(word string) bool {
	switch word {
	case "while", "whereas", "but", "though", "although":
		return true
	}
	return false
}

// refers reports what may stand between a verb and the date it gives: "puts it on".
func refers(word string) bool {
	switch word {
	case "it", "on", "in", "at", "to":
		return true
	}
	return false
}

// gives reports a verb by which somebody gives a date.
func gives(word string) bool {
	switch word {
	case "give", "gives", "gave", "say", "says", "said", "name", "names", "named", "put", "puts", "date", "dates", "dated", "report", "reports", "reported", "has", "have", "had":
		return true
	}
	return false
}

// once leaves out the disputed days of sentences that are told for the day they tell first.
func once(kept []candidate) []candidate {
	told := map[sentence]bool{}
	for _, c := range kept {
		if !c.disputed {
			told[c.sentence()] = true
		}
	}
	return slices.DeleteFunc(kept, func(c candidate) bool { return c.disputed && told[c.sentence()] })
}
