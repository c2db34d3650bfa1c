package answer

import (
	"strings"

	"parley/bot/when"
	"parley/corpus"
)

// A Note says what words within a quotation mean, of Parley's own: the days of "this Monday". It is never part of the quotation.
type Note struct {
	Start int    `json:"start"` // bytes of the quotation's text
	End   int    `json:"end"`   //
	Text  string `json:"text"`  // "28 Jul 2025"
}

// Noted returns the text of a quotation in stretches: its own words as own writes them, and between them what its notes say
// as note does. The own words together are the text.
func (q Quote) Noted(own, note func(text string)) {
	at := 0
	for _, n := range q.Notes {
		if n.Start < at || n.End < n.Start || n.End > len(q.Text) {
			continue
		}
		own(q.Text[at:n.End])
		note(" [" + n.Text + "]")
		at = n.End
	}
	if at < len(q.Text) {
		own(q.Text[at:])
	}
}

// notes dates the relative expressions of time in a quotation, "this Monday" or "last month", by the day its article came
// out; an undated one has none. A month without a year and a bare "Monday" are left alone: articles mean either side by them.
func notes(times *when.Reader, text string, published corpus.Day) []Note {
	if !mayBeRelative(text) {
		return nil
	}
	var all []Note
	for _, s := range times.Read(text, published) {
		if !s.Relative || s.Relation == when.AsOf || !mayBeRelative(text[s.Start:s.End]) {
			continue
		}
		end := s.End
		for _, genitive := range []string{"'s", "’s"} {
			if strings.HasPrefix(text[end:], genitive) {
				end += len(genitive)
				break
			}
		}
		all = append(all, Note{Start: s.Start, End: end, Text: period(times, text[s.Start:s.End], s, published).Days()})
	}
	return all
}

// period is what an expression means without the word of relation before it: of "since last week" the days of last week.
func period(times *when.Reader, said string, s when.Span, published corpus.Day) when.Span {
	for s.Relation != when.In && s.Relation != when.Between {
		_, rest, more := strings.Cut(said, " ")
		inner := times.Read(rest, published)
		if !more || len(inner) != 1 {
			break
		}
		said, s = rest, inner[0]
	}
	return s
}

// mayBeRelative reports a word without which no expression hangs on the day it is said.
func mayBeRelative(text string) bool {
	text = strings.ToLower(text)
	for _, word := range []string{"this", "last", "next", "past", "previous", "coming", "ago", "today", "yesterday", "tomorrow", "tonight"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}
