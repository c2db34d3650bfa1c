package extract

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// table reads a table row by row. A table that only lays a page out – it holds another table, a list or a
// heading – is read like any other element.
func (m *markup) table(n *html.Node) {
	m.flush()
	if find(n, func(d *html.Node) bool { return d != n && layout(d) }) != nil {
		m.children(n)
		m.flush()
		return
	}
	m.rows(n)
}

func layout(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Table, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3:
		return true
	}
	return false
}

func (m *markup) rows(n *html.Node) {
	for child := range n.ChildNodes() {
		switch {
		case child.DataAtom == atom.Tr:
			m.b.Row(cells(child)...)
		case child.DataAtom == atom.Caption:
			m.b.Paragraph(textOf(child))
		case child.Type == html.ElementNode:
			m.rows(child)
		}
	}
}

func cells(row *html.Node) []string {
	var cells []string
	for child := range row.ChildNodes() {
		if child.DataAtom == atom.Td || child.DataAtom == atom.Th {
			cells = append(cells, textOf(child))
		}
	}
	return cells
}

// find returns the first node at or under n that is wanted, in document order, or nil.
func find(n *html.Node, wanted func(*html.Node) bool) *html.Node {
	if wanted(n) {
		return n
	}
	for child := range n.ChildNodes() {
		if found := find(child, wanted); found != nil {
			return found
		}
	}
	return nil
}
