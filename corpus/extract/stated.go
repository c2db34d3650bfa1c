package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"

	"parley/corpus"
)

// stated returns what a page says about its article in its head: address, dates, tags, language.
// The names are those in use on news sites, the most telling first.
func stated(page *html.Node) corpus.Article {
	meta := metaOf(page)
	a := corpus.Article{
		URL: canonicalLink(page),
		Published: firstDay(meta, "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
			"dcterms.created", "parsely-pub-date", "sailthru.date", "pubdate", "publication_date", "publish_date", "published_time", "og:published_time", "article:published",
			"schema:datepublished", "schema:datecreated", "datecreated"),
		Updated: firstDay(meta, "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"),
		Tags:    tags(meta["article:tag"]),
	}
	if a.URL == "" {
		a.URL = firstAddress(meta["og:url"])
	}
	if len(a.Tags) == 0 {
		a.Tags = tags(append(meta["keywords"], meta["news_keywords"]...))
	}
	root := find(page, func(n *html.Node) bool { return n.DataAtom == atom.Html })
	if root != nil {
		if tag, err := language.Parse(attribute(root, "lang")); err == nil && tag != language.Und {
			a.Language = tag.String()
		}
	}
	return a
}

// metaOf collects the <meta> elements of a page by name, in lower case.
func metaOf(page *html.Node) map[string][]string {
	found := map[string][]string{}
	find(page, func(n *html.Node) bool {
		if n.DataAtom != atom.Meta {
			return false
		}
		for _, key := range []string{"property", "name", "itemprop"} {
			if name := strings.ToLower(attribute(n, key)); name != "" {
				found[name] = append(found[name], clean(attribute(n, "content")))
			}
		}
		return false
	})
	return found
}

// canonicalLink returns the address a page gives as its own, "" when it gives none that is whole.
func canonicalLink(page *html.Node) string {
	link := find(page, func(n *html.Node) bool {
		return n.DataAtom == atom.Link && slices.Contains(strings.Fields(strings.ToLower(attribute(n, "rel"))), "canonical")
	})
	if link == nil {
		return ""
	}
	return firstAddress([]string{attribute(link, "href")})
}

func firstAddress(texts []string) string {
	for _, address := range texts {
		if isAddress(address) {
			return address
		}
	}
	return ""
}

func firstDay(meta map[string][]string, names ...string) corpus.Day {
	for _, name := range names {
		for _, text := range meta[name] {
			if day, err := corpus.ParseDay(text); err == nil && day != "" {
				return day
			}
		}
	}
	return ""
}
