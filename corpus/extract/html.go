package extract

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/language"

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
	page, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, nil, fmt.Errorf("read HTML: %w", err)
	}
	b := new(Builder)
	var a corpus.Article
	found, err := trafilatura.ExtractDocument(page, options(name))
	if err == nil {
		a = stated(found.Metadata, page)
		b = fromNode(relabel(found.ContentNode))
	} else if isAddress(name) {
		a.URL = name
	}
	if b.size() < minArticle {
		b = fromNode(mainPart(page))
	}
	if a.Title == "" {
		a.Title = pageTitle(page)
	}
	a, err = finish(a, b, name)
	return one(a, nil, err)
}

// minArticle is the fewest bytes trafilatura finds an article in; below, it falls back to all text of
// the page run together, and the main part read in order is better.
const minArticle = 250

// relabel sets the element codes that are missing where trafilatura made or renamed an element.
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
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("read HTML: %w", err)
	}
	return fromNode(root), nil
}

func options(name string) trafilatura.Options {
	// Comments are other people's words. The date is the day of publication, from what the page states
	// or shows; the slow search through all its text guesses too often.
	o := trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateOptions: &htmldate.Options{UseOriginalDate: true, SkipExtensiveSearch: true},
	}
	if isAddress(name) {
		o.OriginalURL, _ = url.Parse(name)
	}
	return o
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

// stated returns what the page says about its article.
func stated(m trafilatura.Metadata, page *html.Node) corpus.Article {
	a := corpus.Article{
		Title:     clean(m.Title),
		URL:       m.URL,
		Publisher: clean(m.Sitename),
		Authors:   people([]string{clean(m.Author)}),
		Tags:      tags([]string{clean(strings.Join(m.Tags, ","))}),
		Published: corpus.DayOf(m.Date),
		Updated:   modified(page),
		Language:  m.Language,
	}
	if a.Updated == a.Published {
		a.Updated = ""
	}
	root := find(page, func(n *html.Node) bool { return n.DataAtom == atom.Html })
	if tag, err := language.Parse(attribute(root, "lang")); err == nil && tag != language.Und {
		a.Language = tag.String()
	}
	return a
}

// modified returns the day of the last change that the page states in its head.
func modified(page *html.Node) corpus.Day {
	meta := find(page, func(n *html.Node) bool {
		if n.DataAtom != atom.Meta {
			return false
		}
		switch attribute(n, "property") + attribute(n, "name") + attribute(n, "itemprop") {
		case "article:modified_time", "og:updated_time", "last-modified", "dateModified":
			return true
		}
		return false
	})
	if meta == nil {
		return ""
	}
	day, err := corpus.ParseDay(clean(attribute(meta, "content")))
	if err != nil {
		return ""
	}
	return day
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
