package answer

import (
	"fmt"
	"slices"
	"strings"

	"parley/index/analysis"
)

// alike is the share of words two sentences have in common that say the same of the same.
const alike = 0.6

// A statement is a sentence as it is compared: its values and the words around them.
type statement struct {
	values map[string][]value // by kind: "pct", "usd", "date" …
	words  map[string]bool
}

// A value stands behind a word, such as the "until" of a date.
type value struct {
	analysis.Token
	behind string
}

// Differ adds a notice where two quotations of different articles say nearly the same words with another value in one place, a
// rate, an amount, a date: who reads only the first would not know. What the two say of different days does not differ.
func (a *Answer) Differ() {
	read := make([]statement, len(a.Quotes))
	for i, q := range a.Quotes {
		read[i] = stated(q.Text)
	}
	for i := range a.Quotes {
		for j := range i {
			one, other := a.cited(a.Quotes[j]), a.cited(a.Quotes[i])
			if one.Article == other.Article || one.Status == "superseded" || other.Status == "superseded" {
				continue
			}
			if x, y, ok := differ(read[j], read[i]); ok {
				a.Notices = append(a.Notices, Notice{Kind: "conflict", Text: fmt.Sprintf("Sources differ: %s; %s.",
					says(a.Quotes[j], x, one), says(a.Quotes[i], y, other))})
				return
			}
		}
	}
}

func (a *Answer) cited(q Quote) Citation { return a.Citations[q.Citation-1] }

// says is what a quotation says in the place of a value, and whose it is.
func says(q Quote, v value, c Citation) string {
	whose := c.Published.Long()
	if c.Publisher != "" {
		whose = c.Publisher + ", " + whose
	}
	words := q.Text[v.Start:v.End]
	for _, sign := range []string{"$", "€", "£", "¥"} {
		if strings.HasSuffix(q.Text[:v.Start], sign) {
			words = sign + words
		}
	}
	return fmt.Sprintf("“%s” [%d] (%s)", words, c.N, whose)
}

func stated(text string) statement {
	s := statement{values: map[string][]value{}, words: map[string]bool{}}
	behind, last := "", analysis.Token{Position: -1}
	for _, t := range analysis.Analyze(text) {
		if t.Class != analysis.Identifier {
			if t.Position > last.Position {
				behind = last.Exact
			}
			last = t
		}
		switch kind := t.Scheme(); {
		case kind != "" && kind != "month" && kind != "day":
			s.values[kind] = append(s.values[kind], value{t, behind})
		case t.Class == analysis.Word && !strings.ContainsAny(t.Term, "0123456789"):
			s.words[t.Term] = true
		}
	}
	return s
}

// differ returns the values in which two statements differ that otherwise say the same.
func differ(a, b statement) (x, y value, ok bool) {
	kinds := 0
	for kind := range a.values {
		if slices.EqualFunc(a.values[kind], b.values[kind], func(x, y value) bool { return x.Term == y.Term }) {
			continue
		}
		if len(a.values[kind]) != 1 || len(b.values[kind]) != 1 {
			return x, y, false
		}
		kinds++
		x, y = a.values[kind][0], b.values[kind][0]
	}
	return x, y, kinds == 1 && x.behind == y.behind && len(a.values) == len(b.values) && common(a.words, b.words) >= alike
}

// common is the share of the words of both that are in both, 0 when there are too few to tell.
func common(a, b map[string]bool) float64 {
	both := 0
	for word := range a {
		if b[word] {
			both++
		}
	}
	if both < 3 {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
