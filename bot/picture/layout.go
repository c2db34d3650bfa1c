package picture

import (
	"fmt"
	"strings"

	"parley/bot/timeline"
)

// Measures of a drawing, in units: pixels of an SVG that is shown as wide as it is.
const (
	margin = 20.0
	rail   = 8.0  // from the margin to the line that joins the days
	indent = 30.0 // from the margin to the text
	radius = 5.0  // of a day's dot
	apart  = 18.0 // between two events
)

// A drawing is a timeline with every line of text in its place.
type drawing struct {
	title         string
	width, height float64
	lines         []line
	dots          []dot
}

// A line is one line of text. Its letters stand on y.
type line struct {
	x, y    float64
	look    look
	text    string
	address string // where it leads, "" for nowhere
}

// A dot marks a day.
type dot struct {
	y     float64
	ahead bool
}

// lay lays the first events of a timeline out on a width, in units.
func lay(t timeline.Timeline, shown int, f fonts, width float64) drawing {
	d := &pen{fonts: f, drawing: drawing{title: "Timeline: " + strings.Join(strings.Fields(harmless(t.Subject)), " "), width: width}}
	d.height = margin
	d.put(heading, margin, t.Subject, "")
	d.put(remark, margin, about(t, shown), "")
	day := ""
	for _, e := range t.Events[:shown] {
		d.height += apart
		if when := e.When.String(); when != day {
			day = when
			d.day(e, when)
		}
		d.put(quote, margin+indent, "“"+e.Text+"”", "")
		d.put(source, margin+indent, fmt.Sprintf("[%d] %s", e.Citation.N, origin(e)), address(e))
	}
	d.height += margin
	return d.drawing
}

// about says what is seen, in words of Parley's own.
func about(t timeline.Timeline, shown int) string {
	told := fmt.Sprintf("%d dated sentences", len(t.Events))
	switch {
	case len(t.Events) == 0:
		return "No sentence of the articles tells of a dated happening about this."
	case shown < len(t.Events):
		told = fmt.Sprintf("The first %d of %s", shown, told)
	}
	return told + ", word for word · " + t.Today.Long()
}

// origin says who published the words quoted, when, and what they rest on.
func origin(e timeline.Event) string {
	parts := []string{e.Citation.Published.Long(), e.Citation.Title}
	if e.Citation.Publisher != "" {
		parts = append([]string{e.Citation.Publisher}, parts...)
	}
	if len(e.Citation.Sources) > 0 {
		s := e.Citation.Sources[0]
		parts = append(parts, "from "+strings.TrimPrefix(s.Publisher+" "+s.Issued(), " "))
	}
	return strings.Join(parts, " · ")
}

// address is where the words quoted, or what they rest on, can be read; "" unless it is on the web.
func address(e timeline.Event) string {
	if strings.HasPrefix(e.Citation.URL, "https://") || strings.HasPrefix(e.Citation.URL, "http://") {
		return e.Citation.URL
	}
	return ""
}

// A pen draws from the top down. The height is how far it has come.
type pen struct {
	drawing
	fonts fonts
}

// put adds text from x to the right margin.
func (p *pen) put(l look, x float64, text, address string) {
	for _, words := range p.fonts.wrap(l, text, p.width-margin-x) {
		p.height += l.size * leading
		p.lines = append(p.lines, line{x: x, y: p.height - l.size*(leading-1), look: l, text: words, address: address})
	}
}

// day adds a day with its dot.
func (p *pen) day(e timeline.Event, when string) {
	l := date
	if e.Ahead {
		l = ahead
		when += " – ahead"
	}
	p.dots = append(p.dots, dot{p.height + l.size*leading - l.size*(leading-1) - l.size*0.36, e.Ahead})
	p.put(l, margin+indent, when, "")
}
