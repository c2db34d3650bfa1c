package index

import (
	"cmp"
	"math"
	"slices"
)

// MaxConcepts is the most concepts of one query that are looked for. Of a longer query, such as a
// page pasted into a question, those that tell most (the highest idf) are taken.
const MaxConcepts = 64

// DefaultLimit is the most hits returned for a query that sets no limit.
const DefaultLimit = 50

// A Plan is a query worked out against one state of an index: which terms to look up in which
// fields, and what each is worth. Engines look up and count; the plan scores.
type Plan struct {
	Lookups   []Lookup       // what to look up; a Match refers to them by index
	Frequency map[string]int // as in Stats, for every term asked for
	Limit     int            // the most hits to return, more than 0

	scoring  Scoring
	averages [Fields]float64
	forms    []plannedForm
	concepts []plannedConcept
	spans    []span
	asked    float64 // Σ idf of all concepts asked for, those found nowhere included
}

// A Lookup is one term in one field.
type Lookup struct {
	Field Field
	Term  string
	form  int
}

// A Match says that a passage holds a term looked up.
type Match struct {
	Lookup int // index into Plan.Lookups
	Count  int // how often, at least 1
	Length int // terms in that field of the passage, with repetitions
}

type plannedForm struct {
	concept int
	worth   float64 // form.Weight · idf, that of the first form if it is lower
}

type plannedConcept struct {
	Concept
	idf float64
}

// A Counter returns the number of passages that hold a term in a field.
type Counter func(field Field, term string) (int, error)

// Plan works q out for an index with these totals. It fails only when count does.
//
// A term counts as held by as many passages as have it in their body; one that is in no body, by as
// many as have it in their title, under their headings or in what they are asked, whichever is most. A form whose term is
// held by none is not looked up. A concept none of whose forms is held stays in what was asked for,
// so that coverage tells how much of the question the index knows nothing of.
func (s Scoring) Plan(q Query, t Totals, count Counter) (*Plan, error) {
	p := &Plan{Frequency: map[string]int{}, Limit: q.Limit, scoring: s}
	if p.Limit <= 0 {
		p.Limit = DefaultLimit
	}
	for f := range Fields {
		p.averages[f] = t.Average(f)
	}
	var known []plannedConcept
	for _, c := range q.Concepts {
		if len(c.Forms) == 0 {
			continue
		}
		held, err := p.frequencies(c, count)
		if err != nil {
			return nil, err
		}
		idf := IDF(p.Frequency[c.Forms[0].Term], t.Passages)
		if held {
			known = append(known, plannedConcept{c, idf})
		} else {
			p.asked += idf
		}
	}
	for _, c := range mostTelling(known) {
		p.add(c, t)
	}
	p.spans = spansOf(p)
	return p, nil
}

// frequencies notes the frequency of each form of c and reports whether any is held at all.
func (p *Plan) frequencies(c Concept, count Counter) (held bool, err error) {
	for _, form := range c.Forms {
		n, seen := p.Frequency[form.Term]
		if !seen {
			if n, err = frequency(form.Term, count); err != nil {
				return false, err
			}
			p.Frequency[form.Term] = n
		}
		held = held || n > 0
	}
	return held, nil
}

// Held returns the number of passages that hold term, as Plan counts them.
func (count Counter) Held(term string) (int, error) { return frequency(term, count) }

func frequency(term string, count Counter) (int, error) {
	n, err := count(Body, term)
	if err != nil || n > 0 {
		return n, err
	}
	most := 0
	for _, field := range []Field{Title, Headings, Asked} {
		if n, err = count(field, term); err != nil {
			return 0, err
		}
		most = max(most, n)
	}
	return most, nil
}

// mostTelling keeps the MaxConcepts concepts of the highest idf, in the order in which they came.
func mostTelling(concepts []plannedConcept) []plannedConcept {
	if len(concepts) <= MaxConcepts {
		return concepts
	}
	order := make([]int, len(concepts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(concepts[b].idf, concepts[a].idf) })
	order = order[:MaxConcepts]
	slices.Sort(order)
	kept := make([]plannedConcept, 0, MaxConcepts)
	for _, i := range order {
		kept = append(kept, concepts[i])
	}
	return kept
}

// add plans the lookups of c.
func (p *Plan) add(c plannedConcept, t Totals) {
	p.asked += c.idf
	for _, form := range c.Forms {
		n := p.Frequency[form.Term]
		if n == 0 {
			continue
		}
		at := len(p.forms)
		p.forms = append(p.forms, plannedForm{len(p.concepts), form.Weight * min(c.idf, IDF(n, t.Passages))})
		for f := range Fields {
			term := form.Term
			if f == Exact {
				term = form.Exact
			}
			if term != "" && p.scoring.Weights[f] != 0 {
				p.Lookups = append(p.Lookups, Lookup{Field: f, Term: term, form: at})
			}
		}
	}
	p.concepts = append(p.concepts, c)
}

// Score returns the score of a passage with these matches, which must be in the order of their
// lookups, each lookup at most once. The same matches give the same bits in every engine, so ties are ties everywhere.
func (p *Plan) Score(matches []Match) float64 {
	var sum, found float64
	for len(matches) > 0 {
		c := p.conceptOf(matches[0])
		var best float64
		for len(matches) > 0 && p.conceptOf(matches[0]) == c {
			var form float64
			form, matches = p.scoreForm(matches)
			best = max(best, form)
		}
		sum += p.concepts[c].Weight * best
		found += p.concepts[c].idf
	}
	if found == 0 {
		return 0
	}
	return math.Pow(found/p.asked, p.scoring.Coverage) * sum
}

// scoreForm scores the form the first match belongs to and returns the matches after it.
func (p *Plan) scoreForm(matches []Match) (float64, []Match) {
	form := p.Lookups[matches[0].Lookup].form
	var sum float64
	for len(matches) > 0 {
		m := matches[0]
		l := p.Lookups[m.Lookup]
		if l.form != form {
			break
		}
		sum += p.scoring.field(l.Field, m.Count, m.Length, p.averages[l.Field])
		matches = matches[1:]
	}
	return p.forms[form].worth * sum, matches
}

func (p *Plan) conceptOf(m Match) int { return p.forms[p.Lookups[m.Lookup].form].concept }
