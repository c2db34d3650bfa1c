package terminal

import (
	"fmt"
	"strings"

	"parley/bot/answer"
)

// A page is what a person will read, as it grows. It begins and ends without a blank line.
type page struct {
	strings.Builder
	style Style
}

// gap leaves a blank line before what follows.
func (p *page) gap() {
	if p.Len() > 0 {
		p.WriteByte('\n')
	}
}

// put writes text, made harmless and wrapped, every line indented and painted.
func (p *page) put(indent int, paint, text string) {
	p.hang(indent, "", paint, text)
}

// hang is put with a label before the first line and the others under that line's text.
func (p *page) hang(indent int, label, paint, text string) {
	width := 0
	if p.style.Width > 0 {
		width = max(p.style.Width-indent-len(label), 1)
	}
	for i, line := range wrap(harmless(text), width) {
		if i > 0 {
			label = strings.Repeat(" ", len(label))
		}
		if line != "" {
			line = label + line
		}
		p.line(indent, p.style.painted(paint, line))
	}
}

// line writes one line as it is. A blank one is not indented.
func (p *page) line(indent int, text string) {
	if text != "" {
		p.WriteString(strings.Repeat(" ", indent))
	}
	p.WriteString(text)
	p.WriteByte('\n')
}

// quote writes one quotation and where it stands.
func (p *page) quote(indent int, paint string, q answer.Quote, from []answer.Citation) {
	p.gap()
	var text strings.Builder
	add := func(words string) { text.WriteString(words) }
	q.Noted(add, add)
	p.put(indent, paint, fmt.Sprintf("“%s” [%d]", text.String(), q.Citation))
	if c, ok := cited(from, q.Citation); ok {
		p.source(indent, c)
	}
}

// source writes where a quotation stands. The address has a line of its own and is never broken.
func (p *page) source(indent int, c answer.Citation) {
	parts := make([]string, 0, 3)
	for _, part := range []string{Plain(c.Publisher), c.Published.Long(), Plain(c.Title)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	label := fmt.Sprintf("[%d] ", c.N)
	p.hang(indent, label, faint, strings.Join(parts, ", "))
	if status := Plain(c.Label()); status != "" {
		p.put(indent+len(label), faint, "status: "+status)
	}
	if c.Own() {
		p.line(indent+len(label), p.style.painted(faint, p.style.linked(c.URL)))
	}
	for _, s := range c.Sources[:min(len(c.Sources), mostSources)] {
		p.rests(indent+len(label), s)
	}
	p.copies(indent+len(label), c)
}

// copies names the other publishers of the same story.
func (p *page) copies(indent int, c answer.Citation) {
	shown, more := c.Elsewhere(mostCopies)
	var names []string
	for _, other := range shown {
		if name := Plain(other.Publisher); name != "" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return
	}
	text := "also in " + strings.Join(names, ", ")
	if more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	p.put(indent, faint, text)
}

// rests names a document that a quotation rests on.
func (p *page) rests(indent int, s answer.Source) {
	var parts []string
	for _, part := range []string{Plain(s.Publisher), Plain(s.Issued()), Plain(s.Title)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	p.put(indent, faint, "from "+strings.Join(parts, ", "))
	if s.URL != "" {
		p.line(indent, p.style.painted(faint, p.style.linked(s.URL)))
	}
}

// cited returns the citation numbered n.
func cited(from []answer.Citation, n int) (answer.Citation, bool) {
	for _, c := range from {
		if c.N == n {
			return c, true
		}
	}
	return answer.Citation{}, false
}
