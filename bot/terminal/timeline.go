package terminal

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"parley/bot/timeline"
)

// Timeline returns a timeline as a person reads it: under each day the sentence that tells of it, word for word, and where that stands.
// What is ahead is marked.
func Timeline(t timeline.Timeline, s Style) string {
	p := &page{style: s}
	if len(t.Events) == 0 {
		p.put(0, warn, fmt.Sprintf("No sentence of the articles tells of a dated happening about “%s”.", Plain(t.Subject)))
		p.gap()
		p.put(0, plain, "Name a rule, a round of talks or a firm, such as: parley timeline \"Affiliates Rule\".")
		return p.String()
	}
	first, last := t.Events[0].When, t.Events[len(t.Events)-1].When
	p.put(0, strong, Plain(t.Subject))
	p.put(0, faint, fmt.Sprintf("%d dated sentences, %v to %v, told on %s", len(t.Events), first, last, t.Today.Long()))
	p.events(t.Events, " – ahead")
	return p.String()
}

// Upcoming returns what is ahead as a person reads it, as Timeline does, the nearest first.
func Upcoming(t timeline.Timeline, s Style) string {
	p := &page{style: s}
	of := ""
	if t.Subject != "" {
		of = fmt.Sprintf(" about “%s”", Plain(t.Subject))
	}
	if len(t.Events) == 0 {
		p.put(0, warn, fmt.Sprintf("No sentence of the articles tells of %s or a day after it%s.", t.Today.Long(), of))
		return p.String()
	}
	p.put(0, faint, fmt.Sprintf("%d sentences tell of days from %s on%s", len(t.Events), t.Today.Long(), of))
	p.events(t.Events, "")
	return p.String()
}

// events writes each event below its day, which is written once, with a mark where it is ahead.
func (p *page) events(events []timeline.Event, mark string) {
	day := ""
	for _, e := range events {
		p.gap()
		when := e.When.String()
		if e.Ahead {
			when += mark
		}
		if when != day {
			p.put(0, eventPaint(e), when)
		}
		day = when
		p.put(2, plain, fmt.Sprintf("“%s” [%d]", e.Text, e.Citation.N))
		p.origin(2, e)
	}
}

func eventPaint(e timeline.Event) string {
	if e.Ahead {
		return warn
	}
	return strong
}

// origin writes in a line where an event stands, and in another what it rests on.
func (p *page) origin(indent int, e timeline.Event) {
	var parts []string
	for _, part := range []string{Plain(e.Citation.Publisher), e.Citation.Published.Long(), Plain(e.Citation.Title)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	label := fmt.Sprintf("[%d] ", e.Citation.N)
	p.hang(indent, label, faint, strings.Join(parts, ", "))
	if len(e.Citation.Sources) > 0 {
		p.rests(indent+len(label), e.Citation.Sources[0])
	} else if e.Citation.URL != "" {
		p.line(indent+len(label), p.style.painted(faint, p.style.linked(e.Citation.URL)))
	}
}

// WriteTimelineJSON writes a timeline as one line of JSON. No list in it is null, and "<", ">" and "&" stand as they are.
func WriteTimelineJSON(w io.Writer, t timeline.Timeline) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(t); err != nil {
		return fmt.Errorf("writing the timeline of %q: %w", t.Subject, err)
	}
	return nil
}
