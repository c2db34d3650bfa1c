package extract

import (
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blockElements begin and end a block of text.
var blockElements = []atom.Atom{
	atom.Html, atom.Body, atom.Div, atom.Section, atom.Article, atom.Main, atom.Blockquote, atom.Figure, atom.Figcaption,
	atom.Dl, atom.Dt, atom.Dd, atom.Hr, atom.Address, atom.Details, atom.Summary, atom.Header, atom.Footer, atom.Aside,
	atom.Nav, atom.Form, atom.Fieldset, atom.Center, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th,
}

func blockElement(n *html.Node) bool { return slices.Contains(blockElements, n.DataAtom) }

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttribute(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// textOf returns all text under n that is read, line breaks as they are written.
func textOf(n *html.Node) string {
	var b strings.Builder
	var read func(*html.Node)
	read = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.DataAtom == atom.Br:
			b.WriteByte('\n')
		case n.Type == html.ElementNode && silent(n):
		default:
			for child := range n.ChildNodes() {
				read(child)
			}
			if blockElement(n) || n.DataAtom == atom.P || n.DataAtom == atom.Li {
				b.WriteByte('\n')
			}
		}
	}
	read(n)
	return b.String()
}

// paragraphsOf yields the parts of text between lines without words.
func paragraphsOf(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := 0 // of the part
		at := 0    // of the line
		for line := range strings.SplitAfterSeq(text, "\n") {
			if strings.TrimSpace(line) == "" {
				if !yield(text[start:at]) {
					return
				}
				start = at + len(line)
			}
			at += len(line)
		}
		if start < len(text) {
			yield(text[start:])
		}
	}
}

// The most words a paragraph in bold type may have to be taken for a heading.
const headingWords = 15

// headingLike reports whether the paragraph n is a heading in disguise: all of it in bold type, short,
// and not ending as a sentence or a line that goes on does.
func headingLike(n *html.Node) bool {
	if !allBold(n) {
		return false
	}
	text := strings.TrimSpace(textOf(n))
	words := len(strings.Fields(text))
	return words > 0 && words <= headingWords && !endsSentence(text) && !strings.HasSuffix(strings.TrimRight(text, `"”’`), ",") &&
		!strings.HasSuffix(text, "—")
}

func allBold(n *html.Node) bool {
	bold := false
	for child := range n.ChildNodes() {
		switch {
		case child.DataAtom == atom.Strong || child.DataAtom == atom.B:
			bold = true
		case child.Type == html.TextNode && strings.TrimSpace(child.Data) == "", child.DataAtom == atom.Br:
		case child.Type == html.ElementNode && allBold(child):
			bold = true
		default:
			return false
		}
	}
	return bold
}
