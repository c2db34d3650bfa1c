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

// AtMost returns a bound on the score of every passage whose matches are worth no more than worths
// says of their lookups, 0 standing for a term the passage does not hold. A score is never above it.
func (p *Plan) AtMost(worths []float64) float64 {
	var sum, found float64
	for i := 0; i < len(worths); {
		c := p.forms[p.Lookups[i].form].concept
		var best float64
		held := false
		for i < len(worths) && p.forms[p.Lookups[i].form].concept == c {
			least, whole := math.Inf(1), true // a phrase is worth what the least of its words is
			for parts := p.forms[p.Lookups[i].form].parts; parts > 0; parts-- {
				form := p.Lookups[i].form
				var all float64
				for ; i < len(worths) && p.Lookups[i].form == form; i++ {
					all += worths[i]
				}
				least = min(least, p.forms[form].worth*all)
				whole = whole && all > 0
			}
			best = max(best, least)
			held = held || whole
		}
		if held {
			found += p.concepts[c].idf
			sum += max(0, p.concepts[c].Weight) * best
		}
	}
	if found == 0 {
		return 0
	}
	return math.Pow(found/p.asked, p.scoring.Coverage) * sum * slack
}
