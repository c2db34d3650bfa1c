package picture

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"parley/bot/timeline"
)

// svgWidth is how wide an SVG is drawn. It is narrow, so that its letters can still be read on a telephone, which shows it smaller.
const svgWidth = 440

// spare is how much wider than the font it is measured with the letters of a browser may be.
const spare = 1.15

// style gives the drawing its colours, light or dark as the reader has them.
const style = `
svg { background: #ffffff; width: 100%; max-width: 600px; height: auto }
text { font-family: Go, "Helvetica Neue", Arial, "Liberation Sans", sans-serif; fill: #1f2328 }
.heading, .date, .ahead { font-weight: bold }
.remark, .source { fill: #59636e }
a .source { fill: #0550ae }
a:hover .source { text-decoration: underline }
.ahead { fill: #9a5b00 }
.rail { stroke: #c8d1da; stroke-width: 2 }
.past { fill: #0550ae }
.next { fill: #ffffff; stroke: #9a5b00; stroke-width: 2 }
@media (prefers-color-scheme: dark) {
svg { background: #0d1117 }
text { fill: #e6edf3 }
.remark, .source { fill: #9198a1 }
a .source, .past { fill: #58a6ff }
.ahead { fill: #e3a008 }
.rail { stroke: #3d444d }
.next { fill: #0d1117; stroke: #e3a008 }
}
`

// SVG returns a timeline as an SVG document, at most 600 pixels wide and narrower where there is less room. It holds no script and
// fetches nothing. The error is that of the fonts.
func SVG(t timeline.Timeline) ([]byte, error) {
	f, err := newFonts(1, spare)
	if err != nil {
		return nil, err
	}
	d := lay(t, len(t.Events), f, svgWidth)
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %.0f" lang="en">`+"\n", d.width, d.height)
	fmt.Fprintf(&b, "<title>%s</title>\n<style>%s</style>\n", escaped(d.title), style)
	if n := len(d.dots); n > 1 {
		fmt.Fprintf(&b, `<line class="rail" x1="%g" y1="%.1f" x2="%g" y2="%.1f"/>`+"\n", margin+rail, d.dots[0].y, margin+rail, d.dots[n-1].y)
	}
	for _, dot := range d.dots {
		class := "past"
		if dot.ahead {
			class = "next"
		}
		fmt.Fprintf(&b, `<circle class="%s" cx="%g" cy="%.1f" r="%g"/>`+"\n", class, margin+rail, dot.y, radius)
	}
	for _, l := range d.lines {
		text := fmt.Sprintf(`<text class="%s" x="%g" y="%.1f" font-size="%g">%s</text>`, l.look.name, l.x, l.y, l.look.size, escaped(l.text))
		if l.address != "" {
			text = fmt.Sprintf(`<a href="%s">%s</a>`, escaped(l.address), text)
		}
		b.WriteString(text + "\n")
	}
	b.WriteString("</svg>\n")
	return b.Bytes(), nil
}

// escaped returns text for an element or a quoted attribute.
func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return b.String()
}
