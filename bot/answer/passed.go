package answer

import (
	"fmt"

	"parley/corpus"
	"parley/index/analysis"
)

// Passed says of quotations that tell how things stand up to some day, "is suspended until 9 November 2026", that the day lies
// before another. What has come since may stand in no article yet.
func (a *Answer) Passed(day corpus.Day) {
	var ends []corpus.Day
	quotations := map[corpus.Day][]string{}
	for _, q := range a.Quotes {
		end := standsTo(whole(analysis.Analyze(q.Text)))
		if end == "" || end >= day {
			continue
		}
		if quotations[end] == nil {
			ends = append(ends, end)
		}
		quotations[end] = append(quotations[end], fmt.Sprintf("[%d]", q.Citation))
	}
	for _, end := range ends {
		tells := "tells"
		if len(quotations[end]) > 1 {
			tells = "tell"
		}
		a.Notices = append(a.Notices, Notice{Kind: "passed", Text: fmt.Sprintf("%s %s how things stand up to %s, and that day is past.",
			list(quotations[end], "and"), tells, end.Long())})
	}
}

// standsTo is the last day up to which something lasts by tokens in the present tense, "" for none.
func standsTo(tokens []analysis.Token) corpus.Day {
	end := corpus.Day("")
	for i, t := range tokens {
		if _, to, ok := daysOf(t); ok && lastsTo(tokens, i) {
			end = max(end, to)
		}
	}
	if end == "" || !presentTense(tokens) {
		return ""
	}
	return end
}

// presentTense reports a verb that tells how things stand, and none that tells what was.
func presentTense(tokens []analysis.Token) bool {
	present := false
	for _, t := range tokens {
		switch t.Exact {
		case "was", "were", "had", "did":
			return false
		case "is", "are", "has", "have", "will", "remains", "remain", "stays", "stay", "lasts", "runs", "applies", "apply", "holds":
			present = true
		}
	}
	return present
}
