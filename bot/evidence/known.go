package evidence

import (
	"slices"
	"strings"
	"time"

	"parley/bot/when"
	"parley/corpus"
	"parley/index/analysis"
)

// Known returns what of candidates had been published by a day. An article that came out later gives those of its sentences
// that rest on documents of that day or before, for these stood in the documents; runs of them are candidates of their own,
// so that nothing later can be quoted or read beside them.
func Known(candidates []Candidate, by corpus.Day) []Candidate {
	var known []Candidate
	for _, c := range candidates {
		if c.Article.Published != "" && c.Article.Published <= by {
			known = append(known, c)
			continue
		}
		known = append(known, c.knownRuns(by)...)
	}
	return known
}

// knownRuns cuts a passage to the runs of sentences that were known.
func (c Candidate) knownRuns(by corpus.Day) []Candidate {
	var runs []Candidate
	end, times := -1, when.NewReader(nil)
	for _, s := range analysis.Sentences(c.text()) {
		start, stop := c.Hit.Start+s.Start, c.Hit.Start+s.End
		if !known(c.Article.Under(start, stop), by) || speaksOf(times, c.Article, start, stop, by) {
			end = -1
			continue
		}
		if end < 0 {
			run := c
			run.Hit.Start = start
			runs = append(runs, run)
		}
		end = stop
		runs[len(runs)-1].Hit.End = end
	}
	return runs
}

// speaksOf reports whether a sentence says itself how things stood after a day: "as of July 2026", or "now", which is the day
// its article came out.
func speaksOf(times *when.Reader, a *corpus.Article, start, end int, after corpus.Day) bool {
	return slices.ContainsFunc(times.Standing(a.Text[start:end], a.Published), func(s when.Span) bool { return s.To > after })
}

// known reports whether all documents a sentence rests on were out by a day. A sentence that names none was not, and of
// a date without a day the last day counts.
func known(rests []corpus.Reference, by corpus.Day) bool {
	for _, r := range rests {
		if day := lastDay(r.Date); day == "" || day > by {
			return false
		}
	}
	return len(rests) > 0
}

// lastDay is the last day of a date as sources state it: a day, a month or a year; "" for what is none.
func lastDay(date string) corpus.Day {
	switch strings.Count(date, "-") {
	case 2:
		if day := corpus.Day(date); !day.Time().IsZero() {
			return day
		}
	case 1:
		if month, err := time.Parse("2006-01", date); err == nil {
			return corpus.DayOf(month.AddDate(0, 1, -1))
		}
	default:
		if year, err := time.Parse("2006", date); err == nil {
			return corpus.DayOf(year.AddDate(1, 0, -1))
		}
	}
	return ""
}
