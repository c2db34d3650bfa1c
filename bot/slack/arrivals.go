package slack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"parley/bot/news"
)

// What a channel is told of at once.
const (
	mostArrivals = 5 // titles
	mostFrom     = 3 // publishers
)

// Arrivals is the line that tells a channel which articles came in: how many, from whom, and the titles of the latest.
func Arrivals(n news.News) Message {
	var items []news.Item
	for _, g := range n.Groups {
		items = append(items, g.Items...)
	}
	slices.SortStableFunc(items, func(a, b news.Item) int { return cmp.Compare(b.Citation.Published, a.Citation.Published) })
	head := counted(n.Total) + " came in or changed" + from(items) + ": "
	parts, text := []part{literal(head)}, head
	for i, item := range items[:min(len(items), mostArrivals)] {
		if i > 0 {
			parts, text = append(parts, literal(", ")), text+", "
		}
		address, _ := linkable(item.Citation.URL)
		if !item.Citation.Own() {
			address = ""
		}
		parts, text = append(parts, linked(address, titled(item.Citation))), text+titled(item.Citation)
	}
	if more := n.Total - min(len(items), mostArrivals); more > 0 {
		rest := fmt.Sprintf(" and %d more", more)
		parts, text = append(parts, literal(rest)), text+rest
	}
	return Message{Text: Escape(text), Blocks: []slack.Block{rich(line(parts...))}}
}

// from names the publishers of articles, each once, "" where none has any.
func from(items []news.Item) string {
	var names []string
	for _, i := range items {
		if name := clip(i.Citation.Publisher, mostPublisher); visible(name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	said := ", from " + strings.Join(names[:min(len(names), mostFrom)], ", ")
	if more := len(names) - mostFrom; more > 0 {
		said += fmt.Sprintf(" and %d more", more)
	}
	return said
}
