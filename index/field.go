package index

import "parley/index/analysis"

// A Field is one part of a passage that is searched by itself, with its own term counts and lengths.
type Field int

// The fields, in the order in which their scores are added.
const (
	Body     Field = iota // the terms of the text: stems, numbers and identifiers
	Exact                 // the words and numbers of the text as they are spelled
	Title                 // the terms of the article's title
	Headings              // the terms of the headings above the passage
	Asked                 // the terms of the questions its article says it answers
	Fields                // how many fields there are
)

// Terms returns the terms of p, field by field, in the order of the text and with repetitions.
// Function words are left out: they are in no field, so nothing is found by them.
func Terms(p Passage) [Fields][]string { return termsBy(analysis.Analyze, p) }

func termsBy(analyze analyze, p Passage) [Fields][]string {
	var terms [Fields][]string
	for _, t := range analyze(p.Text) {
		if t.Class == analysis.Stop {
			continue
		}
		terms[Body] = appendTerm(terms[Body], t.Term)
		if t.Class != analysis.Identifier {
			terms[Exact] = appendTerm(terms[Exact], t.Exact)
		}
	}
	terms[Title] = analyze.appendTerms(nil, p.Title)
	for _, heading := range p.Headings {
		terms[Headings] = analyze.appendTerms(terms[Headings], heading)
	}
	for _, question := range p.Asked {
		terms[Asked] = analyze.appendTerms(terms[Asked], question)
	}
	return terms
}

// analyze is what turns text into tokens.
type analyze func(text string) []analysis.Token

func (analyze analyze) appendTerms(terms []string, text string) []string {
	for _, t := range analyze(text) {
		if t.Class != analysis.Stop {
			terms = appendTerm(terms, t.Term)
		}
	}
	return terms
}

// appendTerm leaves out the empty term, which analysis gives for punctuation standing alone.
func appendTerm(terms []string, term string) []string {
	if term == "" {
		return terms
	}
	return append(terms, term)
}
