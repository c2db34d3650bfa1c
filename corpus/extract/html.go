package extract

import (
	"bytes"
	"cmp"
	"fmt"
	"net/url"
	"time"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"parley/corpus"
)

// HTML reads the article of a web page – its headings, paragraphs, lists and tables – and what the page
// states about it: title, dates, authors, site, language, address. Navigation, comments and boxes beside
// the article are left out as far as they can be told apart. When name is a web address it stands in for
// an address the page does not state. A page in which no article is found gives the text of its main part.
func HTML(name string, data []byte) (articles []corpus.Article, problems []corpus.Problem, err error) {
	defer rescue(&err)
	text, err := decodePage(data)
	if err != nil {
		return nil, nil, err
	}
	page, err := parse(text)
	if err != nil {
		return nil, nil, err
	}
	a := stated(page)
	if a.URL == "" && isAddress(name) {
		a.URL = name
	}
	shown, linked := shownDay(page), linkedDay(page)
	b := new(Builder)
	if found, err := readability.FromDocument(page, addressOf(name)); err == nil {
		a = complete(a, found)
		if found.Node != nil {
			b = fromNode(relabel(found.Node))
		}
	}
	if b.size() < minArticle {
		b = fromNode(mainPart(page))
	}
	if a.Title == "" {
		a.Title = pageTitle(page)
	}
	a.Published = published(cmp.Or(a.Published, linked), dayInAddress(a.URL), shown)
	a, err = finish(a, b, name)
	return one(a, nil, err)
}

// minArticle is the fewest bytes that count as an article found; below, the main part of the page,
// read in order, is better.
const minArticle = 250

// relabel sets the element codes that are missing where the extractor made or renamed an element.
func relabel(n *html.Node) *html.Node {
	if n.Type == html.ElementNode {
		n.DataAtom = atom.Lookup([]byte(n.Data))
	}
	for child := range n.ChildNodes() {
		relabel(child)
	}
	return n
}

// Fragment reads HTML that is an article and nothing else, such as the content of a feed entry,
// into canonical text and its blocks. Text without markup is HTML too.
func Fragment(text string) (string, []corpus.Block, error) {
	b, err := fromHTML(text)
	if err != nil {
		return "", nil, err
	}
	canonical, blocks := b.Build()
	return canonical, blocks, nil
}

func fromHTML(text string) (*Builder, error) {
	root, err := parse(text)
	if err != nil {
		return nil, err
	}
	return fromNode(root), nil
}

// addressOf returns name as an address, nil when it is none.
func addressOf(name string) *url.URL {
	if !isAddress(name) {
		return nil
	}
	address, err := url.Parse(name)
	if err != nil {
		return nil
	}
	return address
}

// decodePage returns a page as UTF-8, going by byte order mark, then by the bytes themselves – a page
// that is UTF-8 throughout is UTF-8 whatever it says – and then by the character set it states.
func decodePage(data []byte) (string, error) {
	encoding, name, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], "text/html")
	if utf8.Valid(data) || name == "utf-8" || name == "windows-1252" || bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return decode(data)
	}
	text, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("read as %s: %w", name, err)
	}
	return decode(text)
}

// complete fills in what the extractor found out about an article.
func complete(a corpus.Article, found readability.Article) corpus.Article {
	a.Title = clean(found.Title())
	a.Publisher = clean(found.SiteName())
	a.Authors = people([]string{clean(found.Byline())})
	if at, err := found.PublishedTime(); err == nil && a.Published == "" {
		a.Published = corpus.DayOf(at)
	}
	if at, err := found.ModifiedTime(); err == nil && a.Updated == "" {
		a.Updated = corpus.DayOf(at)
	}
	if a.Updated == a.Published {
		a.Updated = ""
	}
	return a
}

// published returns the day of publication: the stated one, unless the address has the day before or after it – the address goes
// by the clock of the publisher, what is stated often by that of Greenwich; else that of the address, else the shown one.
func published(stated, inAddress, shown corpus.Day) corpus.Day {
	if stated == "" {
		return cmp.Or(inAddress, shown)
	}
	if apart := stated.Time().Sub(inAddress.Time()).Abs(); inAddress != "" && apart <= 24*time.Hour {
		return inAddress
	}
	return stated
}

func pageTitle(page *html.Node) string {
	title := find(page, func(n *html.Node) bool { return n.DataAtom == atom.Title })
	if title == nil {
		return ""
	}
	return clean(textOf(title))
}

// mainPart returns the part of the page that is most likely its content, without what surrounds it.
func mainPart(page *html.Node) *html.Node {
	part := page
	for _, a := range []atom.Atom{atom.Body, atom.Main, atom.Article} {
		if n := find(part, func(n *html.Node) bool { return n.DataAtom == a }); n != nil {
			part = n
		}
	}
	drop(part)
	return part
}

// drop removes what is not content from under n.
func drop(n *html.Node) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		switch child.DataAtom {
		case atom.Nav, atom.Header, atom.Footer, atom.Aside, atom.Form:
			n.RemoveChild(child)
		default:
			drop(child)
		}
		child = next
	}
}
