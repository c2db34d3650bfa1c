package extract

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"strings"
	"time"

	"parley/corpus"
	"parley/corpus/address"
)

// FragmentType is the media type of HTML that is an article and nothing else, such as the content of a feed entry.
const FragmentType = "text/html;fragment=1"

var errMedia = errors.New("neither a page nor a PDF nor text; save it in one of these and index the file")

// Web makes an article of one document from the web, by its media type. What was stated beside it goes before what it
// says itself, save for the site's own name and authors. Its address is the one it gives as its own, if that belongs to the
// site it was got from, and its ID is made of that: nobody takes the place of another site's article. A date after tomorrow, as now has it, is none. The error is ErrLogin for a page that asks to log in.
func Web(r corpus.Raw, now time.Time) ([]corpus.Article, []corpus.Problem, error) {
	articles, problems, err := readMedia(r)
	size := 0
	for _, a := range articles {
		size += len(a.Text)
	}
	if asksToLogin(r, size) {
		err = ErrLogin
	}
	if err != nil {
		return nil, problems, err
	}
	for i, a := range articles {
		articles[i] = identify(a, r, now)
	}
	return articles, problems, nil
}

// readMedia reads a document by its media type, and by its first bytes where that says nothing.
func readMedia(r corpus.Raw) ([]corpus.Article, []corpus.Problem, error) {
	media, parameters, err := mime.ParseMediaType(r.Type)
	if err != nil {
		media = ""
	}
	head := bytes.ToLower(bytes.TrimSpace(r.Body[:min(len(r.Body), 512)]))
	switch {
	case bytes.HasPrefix(head, []byte("%pdf-")):
		return PDF(r.Address, r.Body)
	case parameters["fragment"] != "":
		return fragment(r)
	case media == "text/html", media == "application/xhtml+xml", bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<html")):
		return HTML(r.Address, r.Body)
	case media == "text/markdown":
		return Markdown(r.Address, r.Body)
	case media == "text/plain", media == "":
		return Text(r.Address, r.Body)
	}
	return nil, nil, fmt.Errorf("%s: %w", media, errMedia)
}

func fragment(r corpus.Raw) ([]corpus.Article, []corpus.Problem, error) {
	text, blocks, err := Fragment(string(r.Body))
	if err == nil && text == "" {
		err = errNoText
	}
	return []corpus.Article{{Text: text, Blocks: blocks}}, nil, err
}

// identify gives an article of a document what was stated of it, its address and its id.
func identify(a corpus.Article, r corpus.Raw, now time.Time) corpus.Article {
	s := r.Stated
	a.Title = cmp.Or(clean(s.Title), a.Title)
	a.Published = cmp.Or(until(s.Published, now), until(a.Published, now))
	a.Updated = cmp.Or(until(s.Updated, now), until(a.Updated, now))
	if a.Updated <= a.Published {
		a.Updated = "" // a day cannot show a correction of the same one
	}
	if a.Publisher == host(a.URL) {
		a.Publisher = "" // made of an address that may not be its own
	}
	a.Language = cmp.Or(a.Language, s.Language)
	a.Collection = cmp.Or(s.Collection, a.Collection)
	if len(a.Authors) == 0 {
		a.Authors = s.Authors
	}
	a.Tags = tags(append(a.Tags, s.Tags...))
	switch {
	case credible(a.URL, r.Address):
	case s.URL != "" && strings.HasSuffix(r.Type, FragmentType):
		a.URL = s.URL
	default:
		a.URL = r.Address
	}
	a.URL = address.Public(a.URL)
	a.Publisher = cmp.Or(a.Publisher, clean(s.Publisher), host(a.URL))
	if address.SameSite(a.URL, r.Address) {
		a.ID, _ = address.ID(a.URL) // an address of a site has one
	}
	return a
}

// credible reports whether a page got from one address may well have the other that it states: of the same site, no less
// safe, and not that of the whole site, which some pages state throughout.
func credible(stated, from string) bool {
	if !address.SameSite(stated, from) || strings.HasPrefix(from, "https:") && strings.HasPrefix(stated, "http:") {
		return false
	}
	s, err1 := url.Parse(stated)
	f, err2 := url.Parse(from)
	return err1 == nil && err2 == nil && (strings.Trim(s.Path, "/") != "" || s.RawQuery != "" || strings.Trim(f.Path, "/") == "" && f.RawQuery == "")
}

// until returns day unless it is after tomorrow or before there were newspapers.
func until(day corpus.Day, now time.Time) corpus.Day {
	if day > corpus.DayOf(now.UTC().AddDate(0, 0, 1)) || day < "1600" {
		return ""
	}
	return day
}
