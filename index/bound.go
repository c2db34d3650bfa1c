package index

import "math"

// slack is more than rounding can add to a score: a bound must not fall below what it bounds because
// its sums were taken in another order.
const slack = 1 + 1e-9

// Most returns the most a lookup can add to its form, before idf: more than any count in a field of
// any length adds, since a field is at least as long as the term's count in it.
func (p *Plan) Most(lookup int) float64 {
	f := p.Lookups[lookup].Field
	most := p.scoring.Weights[f] * (p.scoring.K1 + 1)
	if average := p.averages[f]; average > 0 {
		most /= 1 + p.scoring.K1*p.scoring.B/average
	}
	return most
}

// Worth returns what a match adds to its form, before idf. It is at most Most of its lookup.
func (p *Plan) Worth(m Match) float64 {
	f := p.Lookups[m.Lookup].Field
	return p.scoring.field(f, m.Count, m.Length, p.averages[f])
}

// A span is the lookups of one concept, laid out for AtMost, which takes most of the time of a search.
type span struct {
	idf, weight float64
	forms       []formSpan
}

// A formSpan is the lookups of one form, from the end of the one before.
type formSpan struct {
	end   int
	worth float64
	parts int // of a phrase, how many forms from here are its words; 1 for a word
}

// spansOf lays out the lookups of p.
func spansOf(p *Plan) (spans []span) {
	concept, form := -1, -1
	for i, l := range p.Lookups {
		if c := p.forms[l.form].concept; c != concept {
			concept, form = c, -1
			spans = append(spans, span{idf: p.concepts[c].idf, weight: max(0, p.concepts[c].Weight)})
		}
		forms := &spans[len(spans)-1].forms
		if l.form != form {
			form = l.form
			*forms = append(*forms, formSpan{worth: p.forms[form].worth, parts: p.forms[form].parts})
		}
		(*forms)[len(*forms)-1].end = i + 1
	}
	return spans
}

// AtMost returns a bound on the score of every passage whose matches are worth no more than worths
// says of their lookups, 0 standing for a term the passage does not hold. A score is never above it.
func (p *Plan) AtMost(worths []float64) float64 {
	var sum, found float64
	at := 0
	for i := range p.spans {
		s := &p.spans[i]
		var best float64
		held := false
		for j := 0; j < len(s.forms); {
			least, whole := math.Inf(1), true // a phrase is worth what the least of its words is
			for parts := s.forms[j].parts; parts > 0; parts-- {
				f := s.forms[j]
				var all float64
				for _, w := range worths[at:f.end] {
					all += w
				}
				at, j = f.end, j+1
				least = min(least, f.worth*all)
				whole = whole && all > 0
			}
			best = max(best, least)
			held = held || whole
		}
		if held {
			found += s.idf
			sum += s.weight * best
		}
	}
	if found == 0 {
		return 0
	}
	return math.Pow(found/p.asked, p.scoring.Coverage) * sum * slack
}
