package extract

import (
	"cmp"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parley/corpus"
)

// linkedDay returns the day of publication in the data for machines (JSON-LD, schema.org) of a page, "" when there is none. Much of that
// is no sound JSON, or holds the article within a graph of other things, so it is not parsed: the first of these names counts.
func linkedDay(page *html.Node) corpus.Day {
	var day corpus.Day
	find(page, func(n *html.Node) bool {
		if n.DataAtom == atom.Script && strings.HasPrefix(strings.ToLower(attribute(n, "type")), "application/ld+json") {
			for text := range n.ChildNodes() { // one, as HTML has it
				day = cmp.Or(day, dayLinked(text.Data))
			}
		}
		return day != ""
	})
	return day
}

// linkedDates are names with the beginning of their value, the most telling first.
var linkedDates = []*regexp.Regexp{
	regexp.MustCompile(`"datePublished"\s*:\s*"\s*(\d{4}-\d\d-\d\d)`),
	regexp.MustCompile(`"dateCreated"\s*:\s*"\s*(\d{4}-\d\d-\d\d)`),
}

func dayLinked(text string) corpus.Day {
	for _, name := range linkedDates {
		if m := name.FindStringSubmatch(text); m != nil {
			if day, err := corpus.ParseDay(m[1]); err == nil {
				return day
			}
		}
	}
	return ""
}
