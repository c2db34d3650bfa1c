package extract

import (
	"math"

	"github.com/ledongthuc/pdf"
)

// A glyph is one drawn character code.
type glyph struct {
	text string  // usually one character
	x, y float64 // where it stands, in points from the lower left corner
	w    float64 // how far it moves on
	size float64 // in points
	bold bool
}

// A matrix is the first two columns of a PDF transformation (ISO 32000-1, 8.3.3): [a b c d e f].
type matrix [6]float64

func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func shift(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }

// A pen draws the text of one page. It follows the operators that place and show text (ISO 32000-1, 9.3–9.4)
// and passes over all others.
type pen struct {
	penState
	saved     []penState
	text      matrix // where the next glyph goes
	line      matrix // where the line began
	resources pdf.Value
	faces     map[string]*face
	glyphs    []glyph
	depth     int // of forms within forms
	budget    int // glyphs that may still be drawn
}

// A penState is what q saves and Q restores.
type penState struct {
	page                                       matrix // from user space to the page
	face                                       *face
	size, charSpace, wordSpace, leading, scale float64
	rise                                       float64
}

// maxForms is how deep a form may stand within forms; only a circle goes deeper.
const maxForms = 8

// glyphsOf returns the text of a page in the order it is drawn; at most budget glyphs, or it panics.
func glyphsOf(page pdf.Page, budget int) []glyph {
	p := &pen{budget: budget}
	p.page, p.scale = shift(0, 0), 1
	p.draw(page.V.Key("Contents"), page.Resources())
	return p.glyphs
}

// draw follows one content stream.
func (p *pen) draw(stream, resources pdf.Value) {
	if stream.IsNull() {
		return
	}
	outer, faces := p.resources, p.faces
	p.resources, p.faces = resources, map[string]*face{}
	pdf.Interpret(stream, func(stack *pdf.Stack, operator string) {
		args := make([]pdf.Value, stack.Len())
		for i := len(args) - 1; i >= 0; i-- {
			args[i] = stack.Pop()
		}
		p.do(operator, arguments(args))
	})
	p.resources, p.faces = outer, faces
}

// arguments are the operands of an operator; one that is missing is zero.
type arguments []pdf.Value

func (a arguments) value(i int) pdf.Value {
	if i < len(a) {
		return a[i]
	}
	return pdf.Value{}
}

func (a arguments) number(i int) float64 { return a.value(i).Float64() }

func (a arguments) matrix() (m matrix) {
	for i := range m {
		m[i] = a.number(i)
	}
	return m
}

func (p *pen) do(operator string, args arguments) {
	switch operator {
	case "q":
		p.saved = append(p.saved, p.penState)
	case "Q":
		if n := len(p.saved); n > 0 {
			p.penState, p.saved = p.saved[n-1], p.saved[:n-1]
		}
	case "cm":
		p.page = args.matrix().mul(p.page)
	case "Do":
		p.form(p.resources.Key("XObject").Key(args.value(0).Name()))
	case "BT":
		p.text, p.line = shift(0, 0), shift(0, 0)
	case "Td":
		p.move(args.number(0), args.number(1))
	case "TD":
		p.leading = -args.number(1)
		p.move(args.number(0), args.number(1))
	case "Tm":
		p.text, p.line = args.matrix(), args.matrix()
	case "T*":
		p.move(0, -p.leading)
	default:
		p.set(operator, args)
	}
}

// set follows the operators that set the type, and those that show it.
func (p *pen) set(operator string, args arguments) {
	switch operator {
	case "Tf":
		p.face, p.size = p.font(args.value(0).Name()), args.number(1)
	case "Tc":
		p.charSpace = args.number(0)
	case "Tw":
		p.wordSpace = args.number(0)
	case "TL":
		p.leading = args.number(0)
	case "Tz":
		p.scale = args.number(0) / 100
	case "Ts":
		p.rise = args.number(0)
	case "Tj":
		p.show(args.value(0).RawString())
	case "'":
		p.move(0, -p.leading)
		p.show(args.value(0).RawString())
	case `"`:
		p.wordSpace, p.charSpace = args.number(0), args.number(1)
		p.move(0, -p.leading)
		p.show(args.value(2).RawString())
	case "TJ":
		for i := range args.value(0).Len() {
			if v := args.value(0).Index(i); v.Kind() == pdf.String {
				p.show(v.RawString())
			} else {
				p.text = shift(-v.Float64()/1000*p.size*p.scale, 0).mul(p.text)
			}
		}
	}
}

func (p *pen) move(x, y float64) {
	p.line = shift(x, y).mul(p.line)
	p.text = p.line
}

func (p *pen) font(name string) *face {
	f, ok := p.faces[name]
	if !ok {
		f = newFace(p.resources.Key("Font").Key(name))
		p.faces[name] = f
	}
	return f
}

// show draws the codes of one string. Type that does not run from left to right, as stamps in the margin, is left out.
func (p *pen) show(codes string) {
	if p.face == nil {
		return
	}
	for len(codes) >= p.face.codes {
		code := codes[:p.face.codes]
		codes = codes[len(code):]
		place := matrix{p.size * p.scale, 0, 0, p.size, 0, p.rise}.mul(p.text).mul(p.page)
		ahead := p.face.width(code) / 1000
		if text := p.face.text(code); text != "" && math.Abs(place[0]) > math.Abs(place[1]) {
			if p.budget--; p.budget < 0 {
				panic(errTooMuch)
			}
			size := math.Abs(place[0])
			p.glyphs = append(p.glyphs, glyph{text, place[4], place[5], ahead * size, size, p.face.bold})
		}
		ahead = ahead*p.size + p.charSpace
		if code == " " {
			ahead += p.wordSpace
		}
		p.text = shift(ahead*p.scale, 0).mul(p.text)
	}
}

// form draws a form: a content stream that a page uses like a picture.
func (p *pen) form(v pdf.Value) {
	if v.Key("Subtype").Name() != "Form" || p.depth >= maxForms {
		return
	}
	resources := v.Key("Resources")
	if resources.IsNull() {
		resources = p.resources
	}
	state, saved := p.penState, p.saved
	if m := v.Key("Matrix"); m.Len() == 6 {
		p.page = arguments{m.Index(0), m.Index(1), m.Index(2), m.Index(3), m.Index(4), m.Index(5)}.matrix().mul(p.page)
	}
	p.depth++
	p.draw(v, resources)
	p.depth--
	p.penState, p.saved = state, saved
}
