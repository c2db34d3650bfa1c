// Package evidence chooses the few sentences that answer a question, or none, and says how sure it is.
// It re-reads the passages an engine proposes; engines only have to find them.
package evidence

import (
	"parley/corpus"
	"parley/index"
	"parley/index/analysis"
)

// A Candidate is a passage an engine proposes, with the article it stands in.
type Candidate struct {
	Hit     index.Hit
	Article *corpus.Article
}

// text returns the passage's own text.
func (c Candidate) text() string { return c.Article.Text[c.Hit.Start:c.Hit.End] }

// Sentences returns where the sentences of the passage stand in the article's text, in order, bullets left out.
func (c Candidate) Sentences() []analysis.Span {
	text := c.text()
	spans := analysis.Sentences(text)
	for i, s := range spans {
		s = analysis.WithoutMarker(text, s)
		spans[i] = analysis.Span{Start: c.Hit.Start + s.Start, End: c.Hit.Start + s.End}
	}
	return spans
}

// A Sentence is a candidate answer: article.Text[Start:End].
type Sentence struct {
	Candidate  int     // which of the ranked passages it stands in
	Start, End int     // bytes of the article's text
	Score      float64 // comparable within one Choice

	place int
}

// A Choice is what the evidence says.
type Choice struct {
	Ranked     []Ranked   // every candidate, best first
	Sentences  []Sentence // the best sentences, best first, near-duplicates left out
	Confidence float64    // probability that the first quotations answer the question

	lacksAmount bool // that was asked for
}

// A Ranked is a candidate with its score after re-reading.
type Ranked struct {
	Candidate
	Score float64
}
