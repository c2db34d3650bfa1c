package feeds

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"parley/corpus"
	"parley/corpus/address"
	"parley/corpus/extract"
	"parley/corpus/fetch"
)

// An entry is one article a feed tells of.
type entry struct {
	key     string         // of its document
	link    string         // of its page, "" for none
	stated  corpus.Article // what the feed says about it
	content string         // HTML
	size    int            // bytes of text in content
	whole   bool           // content is the article and not only its beginning
}

// The limits of a feed: of the entries beyond, the last in it, nothing is taken.
const (
	mostEntries = 1000
	deepest     = 100 // elements within each other
	leastWhole  = 1200
)

var (
	errDeep = errors.New("its elements lie too deep within each other")
	errNone = errors.New("it is no feed")
)

// parse reads a feed.
func (s *Source) parse(got fetch.Document) (entries []entry, err error) {
	defer func() {
		if r := recover(); r != nil { // a feed must never end the program
			err = fmt.Errorf("%s: %w that can be read: %v", address.Shown(s.address), errNone, r)
		}
	}()
	if err := shallow(got.Body); err != nil {
		return nil, fmt.Errorf("%s: %w", address.Shown(s.address), err)
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(got.Body))
	if err != nil {
		return nil, fmt.Errorf("%s: %w; %s", address.Shown(s.address), errNone, instead(got))
	}
	for _, item := range feed.Items[:min(len(feed.Items), mostEntries)] {
		entries = append(entries, s.entry(feed, item, got.Address))
	}
	return entries, nil
}

func (s *Source) entry(feed *gofeed.Feed, item *gofeed.Item, base string) entry {
	e := entry{content: item.Content, link: link(item, base)}
	if strings.TrimSpace(e.content) == "" {
		e.content = item.Description
	}
	text, _, err := extract.Fragment(e.content)
	if err != nil {
		text = ""
	}
	if e.size = len(text); e.size == 0 {
		e.content = ""
	}
	e.whole = e.size >= leastWhole && !broken.MatchString(text)
	e.stated = corpus.Article{
		Title: strings.TrimSpace(item.Title), Publisher: strings.TrimSpace(feed.Title), URL: address.Public(e.link), Language: feed.Language,
		Published: day(item.Published, item.PublishedParsed), Updated: day(item.Updated, item.UpdatedParsed),
		Tags: item.Categories, Collection: s.options.Collection,
	}
	if e.stated.Published == "" {
		e.stated.Published, e.stated.Updated = e.stated.Updated, ""
	}
	for _, author := range item.Authors {
		if author != nil && strings.TrimSpace(author.Name) != "" {
			e.stated.Authors = append(e.stated.Authors, strings.TrimSpace(author.Name))
		}
	}
	e.key, err = address.ID(e.link)
	if err != nil {
		e.key = "entry-" + sum(cmp.Or(item.GUID, item.Title+item.Published))
	}
	return e
}

// broken matches the end of a text that goes on elsewhere.
var broken = regexp.MustCompile(`(?i)(?:…|\.\.\.|\[…\]|\[\.\.\.\]|(?:read|continue reading|find out) more\W*|continue reading\W*)$`)

// link returns the address of an entry's page, "" when there is none.
func link(item *gofeed.Item, base string) string {
	for _, text := range append([]string{item.Link, item.GUID}, item.Links...) {
		text = strings.TrimSpace(text)
		if from, err := url.Parse(base); err == nil && text != "" && text != item.GUID {
			if to, err := from.Parse(text); err == nil {
				text = to.String()
			}
		}
		if clean, err := address.Clean(text); err == nil {
			return clean
		}
	}
	return ""
}

// day returns the day as it is written, in whatever zone, and else as it was understood.
func day(written string, at *time.Time) corpus.Day {
	if day, err := corpus.ParseDay(written); err == nil && day != "" {
		return day
	}
	if at == nil {
		return ""
	}
	return corpus.DayOf(*at)
}

// stamp changes whenever what the feed says of an entry does.
func (e entry) stamp() string {
	s := e.stated
	return "entry\t" + sum(strings.Join([]string{e.link, s.Title, string(s.Published), string(s.Updated), strings.Join(s.Authors, ","), e.content}, "\x00"))
}

func sum(text string) string {
	whole := sha256.Sum256([]byte(text))
	return hex.EncodeToString(whole[:8])
}

// shallow refuses XML whose elements lie so deep that reading them takes more stack than there is.
func shallow(body []byte) error {
	d := xml.NewDecoder(bytes.NewReader(body))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for depth := 0; ; {
		token, err := d.RawToken()
		if err != nil {
			return nil // the end, or nothing that goes any deeper
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if depth > deepest {
			return errDeep
		}
	}
}

var alternate = regexp.MustCompile(`(?i)<link\b[^>]*\btype\s*=\s*["']?application/(?:rss|atom)\+xml[^>]*>`)
var href = regexp.MustCompile(`(?i)\bhref\s*=\s*["']?([^"'\s>]+)`)

// instead says what to do about a document that is no feed: a page may name its feed.
func instead(got fetch.Document) string {
	if feed := Named(got); feed != "" {
		return "its page names " + address.Shown(feed)
	}
	return "check the address in a browser, or add it as a page"
}

// Named returns the address of the feed that a page names as its own, "" when it names none.
func Named(page fetch.Document) string {
	m := href.FindSubmatch(alternate.Find(page.Body))
	base, err := url.Parse(page.Address)
	if m == nil || err != nil {
		return ""
	}
	to, err := base.Parse(html.UnescapeString(string(m[1])))
	if err != nil {
		return ""
	}
	clean, err := address.Clean(to.String())
	if err != nil {
		return ""
	}
	return clean
}

// Is reports whether a document looks like a feed.
func Is(body []byte) bool {
	return gofeed.DetectFeedType(bytes.NewReader(body)) != gofeed.FeedTypeUnknown
}
