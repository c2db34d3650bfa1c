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
	phrase  int     // 0, or the place behind the first of the forms that stand only together with it
	parts   int     // how many forms those are
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

// add plans the lookups of c. A phrase of which any word is held by none is left out.
func (p *Plan) add(c plannedConcept, t Totals) {
	p.asked += c.idf
	for forms := c.Forms; len(forms) > 0; {
		parts := 1
		for forms[0].Phrase != 0 && parts < len(forms) && forms[parts].Phrase == forms[0].Phrase {
			parts++
		}
		p.addPhrase(c, forms[:parts], t)
		forms = forms[parts:]
	}
	p.concepts = append(p.concepts, c)
}

// addPhrase plans the lookups of forms that stand for c together, or of a single one.
func (p *Plan) addPhrase(c plannedConcept, forms []Form, t Totals) {
	var idf float64
	for _, form := range forms {
		n := p.Frequency[form.Term]
		if n == 0 {
			return
		}
		idf = max(idf, IDF(n, t.Passages))
	}
	phrase := 0
	if len(forms) > 1 {
		phrase = len(p.forms) + 1
	}
	for _, form := range forms {
		at := len(p.forms)
		p.forms = append(p.forms, plannedForm{len(p.concepts), form.Weight * min(c.idf, idf), phrase, len(forms)})
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
}

// Score returns the score of a passage with these matches, which must be in the order of their
// lookups, each lookup at most once. The same matches give the same bits in every engine, so ties are ties everywhere.
func (p *Plan) Score(matches []Match) float64 {
	var sum, found float64
	for len(matches) > 0 {
		c := p.conceptOf(matches[0])
		var best float64
		var held bool
		for len(matches) > 0 && p.conceptOf(matches[0]) == c {
			var form float64
			var whole bool
			form, whole, matches = p.scorePhrase(matches)
			best, held = max(best, form), held || whole
		}
		sum += p.concepts[c].Weight * best
		if held {
			found += p.concepts[c].idf
		}
	}
	if found == 0 {
		return 0
	}
	return math.Pow(found/p.asked, p.scoring.Coverage) * sum
}

// scorePhrase scores the phrase the first match belongs to, or the single form, reports whether the passage has the whole of
// it, and returns the matches after it.
func (p *Plan) scorePhrase(matches []Match) (float64, bool, []Match) {
	first := p.forms[p.Lookups[matches[0].Lookup].form]
	least, rest := p.scoreForm(matches)
	parts := 1
	for first.phrase != 0 && len(rest) > 0 && p.forms[p.Lookups[rest[0].Lookup].form].phrase == first.phrase {
		var form float64
		form, rest = p.scoreForm(rest)
		least = min(least, form)
		parts++
	}
	if parts < first.parts {
		return 0, false, rest
	}
	return least, true, rest
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
