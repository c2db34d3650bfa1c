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

// A Rough is a bound on scores that is looser than AtMost and much cheaper, since parts of it may be added up in any order: it takes the
// sum of a concept's forms for the best of them, and finds a concept as often as it is added. The zero Rough is that of a passage that holds nothing.
type Rough struct{ sum, found float64 }

// Part returns what a lookup adds to a Rough when it is worth no more than worth, without finding its concept.
func (p *Plan) Part(lookup int, worth float64) Rough {
	form := p.forms[p.Lookups[lookup].form]
	return Rough{sum: max(0, p.concepts[form.concept].Weight) * form.worth * worth}
}

// Concept returns a number that is the same for the lookups of one concept, which follow one another.
func (p *Plan) Concept(lookup int) int { return p.forms[p.Lookups[lookup].form].concept }

// Found returns what finding the concept of a lookup adds to a Rough.
func (p *Plan) Found(lookup int) Rough {
	return Rough{found: p.concepts[p.Concept(lookup)].idf}
}

// Plus returns the sum of both.
func (r Rough) Plus(s Rough) Rough { return Rough{r.sum + s.sum, r.found + s.found} }

// Roughly returns a bound on the score of every passage of which r has a part for each match, and its concept at least once.
func (p *Plan) Roughly(r Rough) float64 {
	if r.found == 0 {
		return 0
	}
	return math.Pow(min(1, r.found/p.asked), p.scoring.Coverage) * r.sum * slack
}

// A span is the lookups of one concept, laid out for AtMost.
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
