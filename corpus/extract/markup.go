package extract

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parley/corpus"
)

// fromNode reads the elements under n into pieces.
func fromNode(n *html.Node) *Builder {
	m := &markup{b: new(Builder)}
	m.read(n)
	m.flush()
	return m.b
}

// A markup reads elements in document order. Words gather in text until a block element begins or ends;
// then they become a piece of the kind that is pending.
type markup struct {
	b     *Builder
	text  strings.Builder
	next  piece // kind, level and marker of what text becomes; the zero piece means a paragraph
	lists []list
}

// A list is an open <ul> or <ol>.
type list struct {
	ordered bool
	number  int // of the next item
}

func (m *markup) read(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		m.text.WriteString(strings.ReplaceAll(n.Data, "\n", " ")) // a line break in text is from <br> alone
		return
	case html.DocumentNode:
		m.children(n)
		return
	case html.ElementNode:
	default:
		return
	}
	switch n.DataAtom {
	case atom.Br:
		m.text.WriteByte('\n')
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		m.block(n, piece{kind: corpus.Heading, level: int(n.Data[1] - '0')})
	case atom.Ul, atom.Ol, atom.Menu:
		m.list(n)
	case atom.Li:
		m.item(n)
	case atom.Table:
		m.table(n)
	case atom.Pre:
		m.flush()
		m.b.pieces = append(m.b.pieces, piecesOf(textOf(n))...)
	case atom.P:
		m.paragraph(n)
	default:
		m.other(n)
	}
}

func (m *markup) children(n *html.Node) {
	for child := range n.ChildNodes() {
		m.read(child)
	}
}

// other reads an element that has no meaning of its own here.
func (m *markup) other(n *html.Node) {
	switch {
	case silent(n):
	case blockElement(n):
		m.flush()
		m.children(n)
		m.flush()
	default:
		m.children(n)
	}
}

// block reads what n holds as one piece like p.
func (m *markup) block(n *html.Node, p piece) {
	m.flush()
	m.next = p
	m.children(n)
	m.flush()
	m.next = piece{}
}

func (m *markup) paragraph(n *html.Node) {
	m.flush()
	if m.next.kind == "" && headingLike(n) {
		m.block(n, piece{kind: corpus.Heading, level: 3})
		return
	}
	m.children(n)
	m.flush()
}

func (m *markup) list(n *html.Node) {
	m.flush()
	start, err := strconv.Atoi(attribute(n, "start"))
	if err != nil {
		start = 1
	}
	m.lists = append(m.lists, list{ordered: n.DataAtom == atom.Ol, number: start})
	m.children(n)
	m.flush()
	m.lists = m.lists[:len(m.lists)-1]
	m.next = piece{}
}

// item reads a list item. Its first words are the item; further paragraphs in it are paragraphs.
func (m *markup) item(n *html.Node) {
	p := piece{kind: corpus.Item, level: max(len(m.lists), 1), marker: "- "}
	if len(m.lists) > 0 {
		l := &m.lists[len(m.lists)-1]
		if l.ordered {
			p.marker = strconv.Itoa(l.number) + ". "
		}
		l.number++
	}
	m.block(n, p)
}

// flush makes a piece of the words gathered. An empty line made of <br> divides paragraphs.
func (m *markup) flush() {
	if m.text.Len() == 0 {
		return
	}
	text := m.text.String()
	m.text.Reset()
	for part := range paragraphsOf(text) {
		p := m.next
		if p.kind == "" {
			p.kind = corpus.Paragraph
		}
		p.text = part
		before := len(m.b.pieces)
		m.b.add(p)
		if p.kind == corpus.Item && len(m.b.pieces) > before {
			m.next = piece{}
		}
	}
}

// silentElements hold nothing a reader of the article reads.
var silentElements = []atom.Atom{
	atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe, atom.Object, atom.Head,
	atom.Button, atom.Select, atom.Textarea, atom.Audio, atom.Video, atom.Canvas, atom.Datalist, atom.Dialog,
}

func silent(n *html.Node) bool {
	if slices.Contains(silentElements, n.DataAtom) || attribute(n, "aria-hidden") == "true" {
		return true
	}
	if n.DataAtom == atom.A && strings.Contains(attribute(n, "class"), "footnote-backref") {
		return true
	}
	style := strings.ReplaceAll(attribute(n, "style"), " ", "")
	return hasAttribute(n, "hidden") || strings.Contains(style, "display:none") || noteMark(n)
}

// noteMark reports whether n is the raised number that points to a footnote of the same page.
func noteMark(n *html.Node) bool {
	if n.DataAtom != atom.Sup {
		return false
	}
	link := n.FirstChild
	return link != nil && link.DataAtom == atom.A && link.NextSibling == nil && strings.HasPrefix(attribute(link, "href"), "#")
}
