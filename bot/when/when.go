// Package when reads expressions of time, "last week", "before the Geneva talks", "in Q3 2025", as intervals of days,
// with a day as anchor: that of the question, or that of the article which says them.
package when

import (
	"time"

	"parley/corpus"
)

// A Relation says how an interval was asked for.
type Relation string

// The relations.
const (
	AsOf    Relation = "as of"   // the state on a day: "as of 1 October 2025", "now"
	Before  Relation = "before"  // up to a day: "before Geneva", "by year end"; From is ""
	Since   Relation = "since"   // from a day on: "since the truce"; To is the anchor, "" when From lies behind it
	In      Relation = "in"      // within a period: "in Q3 2025", "last week"
	Between Relation = "between" // from one period to another: "from May to June 2025"
)

// A Span is one expression and the days it means. Both days belong to it.
type Span struct {
	Relation   Relation
	From, To   corpus.Day // "" when open
	Start, End int        // bytes of the text
	Event      string     // the name of the event it speaks of, "" for none
	Relative   bool       // it means other days with another anchor: "last week", "in May"
	Guessed    bool       // only its year does, which it leaves out: "in May"
}

// A Reader reads expressions of time. It is safe for concurrent use.
type Reader struct {
	events map[string][]named // by the first word of a name
}

// NewReader returns a Reader that knows these events by name.
func NewReader(events []Event) *Reader {
	r := &Reader{events: map[string][]named{}}
	for _, e := range events {
		r.add(e)
	}
	return r
}

// Read returns the expressions of time in text, in order and not overlapping; none when the anchor is no date.
func (r *Reader) Read(text string, anchor corpus.Day) []Span {
	return r.read(text, anchor, (*parser).expression)
}

// Standing returns those of them alone that ask or tell how things stand on a day. It is much faster than Read.
func (r *Reader) Standing(text string, anchor corpus.Day) []Span {
	return r.read(text, anchor, (*parser).standing)
}

func (r *Reader) read(text string, anchor corpus.Day, expression func(*parser, int) (Span, int)) []Span {
	today := anchor.Time()
	if today.IsZero() {
		return nil
	}
	words := wordsOf(text)
	p := parser{text: text, words: words, today: today, events: r.events, none: make([]bool, len(words))}
	var spans []Span
	for i := 0; i < len(p.words); {
		span, next := expression(&p, i)
		if next == i {
			i++
			continue
		}
		span.Start, span.End = p.words[i].start, p.words[next-1].end
		spans = append(spans, span)
		i = next
	}
	return spans
}

// A parser reads one text. Its methods take the place of a word and return the place behind what they read,
// the same place when they read nothing.
type parser struct {
	text   string
	words  []word
	today  time.Time
	ahead  bool   // what has no year lies ahead: "by 10 November"
	none   []bool // by word, whether no period is known to begin there
	events map[string][]named
}

// a period is the days from and to, what it is called by, and whether it hangs on the anchor.
type period struct {
	from, to time.Time
	event    string
	place    bool // the bare name of a place where something was
	relative bool
	yearless bool // its year was guessed, and one that stands behind a range goes before
}

func (p period) span(relation Relation) Span {
	return Span{Relation: relation, From: corpus.DayOf(p.from), To: corpus.DayOf(p.to), Event: p.event, Relative: p.relative || p.yearless, Guessed: p.yearless}
}
