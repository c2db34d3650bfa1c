package slack

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"parley/bot/answer"
	"parley/corpus"
)

// The longest names in a source line, in characters.
const (
	mostTitle     = 150
	mostPublisher = 60
	mostRest      = 100 // of the title of what a quotation rests on
)

// The most of what tells the same story as a quotation.
const (
	mostCopies = 3   // publishers named
	mostCopied = 200 // bytes of an address
)

// mostBold is the longest quotation set in bold, in characters; more of it would shout.
const mostBold = 500

// passages shows quotations, each with its source below. The first of a page that answers is the lead: number and date
// stand behind its words and it is bold, so that whoever reads one line has read the answer.
func passages(page []piece, lead bool, today corpus.Day) []slack.Block {
	var blocks []slack.Block
	for i, p := range page {
		var lines []slack.RichTextElement
		if i == 0 && !p.first {
			lines = append(lines, line(literal(fmt.Sprintf("[%d] continued:", p.source.N))))
		}
		lines = append(lines, quotation(p, lead && p.quote.Citation == page[0].quote.Citation))
		if p.last || i == len(page)-1 {
			lines = append(lines, line(source(p.source, p.quote.Text, today)...))
			lines = append(lines, rests(p.source)...)
			lines = append(lines, elsewhere(p.source)...)
		}
		if !p.last && i == len(page)-1 {
			lines = append(lines, line(literal("This quotation goes on under More.")))
		}
		blocks = append(blocks, rich(lines...))
	}
	return blocks
}

// quotation is one piece of a quotation with a bar at its side.
func quotation(p piece, lead bool) slack.RichTextElement {
	switch {
	case !lead, !p.last:
		return bar(noted(p, literal)...)
	case size(p.quote.Text) > mostBold:
		return bar(append(noted(p, literal), literal(mark(p.source)))...)
	}
	return bar(append(noted(p, bold), literal(mark(p.source)))...)
}

// noted is a piece of a quotation with the notes on its words beside them, which are never in bold. A quotation in several
// pieces has none.
func noted(p piece, own func(string) part) (parts []part) {
	if !p.first || !p.last {
		return []part{own(p.text)}
	}
	p.quote.Noted(func(text string) { parts = append(parts, own(text)) }, func(note string) { parts = append(parts, literal(note)) })
	return parts
}

// mark is what stands behind the words that answer.
func mark(c answer.Citation) string { return fmt.Sprintf(" [%d] %s", c.N, c.Published.Long()) }

// source says who published the words quoted, when and under which title, which leads to those words where it can.
func source(c answer.Citation, quotation string, today corpus.Day) []part {
	parts := []part{literal(fmt.Sprintf("[%d] %s", c.N, issued(c, today))), linked(readAt(c, quotation), titled(c))}
	if status := clip(c.Label(), mostName); visible(status) {
		parts = append(parts, literal(" · "+status))
	}
	return parts
}

// issued is publisher and date with the divider before a title.
func issued(c answer.Citation, today corpus.Day) string {
	var b strings.Builder
	if visible(c.Publisher) {
		b.WriteString(clip(c.Publisher, mostPublisher) + " · ")
	}
	b.WriteString(c.Published.Long())
	if ago := age(c.Published, today); ago != "" {
		b.WriteString(" (" + ago + ")")
	}
	return b.String() + " · "
}

// titled is the title of an article, never empty.
func titled(c answer.Citation) string {
	if title := clip(c.Title, mostTitle); visible(title) {
		return title
	}
	return "untitled"
}

// rests names the first document the quotation rests on, where the article says so.
func rests(c answer.Citation) []slack.RichTextElement {
	if len(c.Sources) == 0 {
		return nil
	}
	s := c.Sources[0]
	title := clip(s.Title, mostRest)
	if !visible(title) {
		return nil
	}
	from := "from "
	for _, part := range []string{clip(s.Publisher, mostPublisher), clip(s.Issued(), mostName)} {
		if visible(part) {
			from += part + " · "
		}
	}
	address, _ := linkable(s.URL)
	return []slack.RichTextElement{line(literal(from), linked(address, title))}
}

// elsewhere names the other publishers of the same story, which lead there where the address is short: there may be nine
// beside the six links whose length mostAddress allows for.
func elsewhere(c answer.Citation) []slack.RichTextElement {
	shown, more := c.Elsewhere(mostCopies)
	var parts []part
	for _, other := range shown {
		name := clip(other.Publisher, mostPublisher)
		if !visible(name) {
			continue
		}
		before := ", "
		if len(parts) == 0 {
			before = "also in "
		}
		address, _ := linkable(other.URL)
		if len(address) > mostCopied {
			address = ""
		}
		parts = append(parts, literal(before), linked(address, name))
	}
	if len(parts) == 0 {
		return nil
	}
	if more > 0 {
		parts = append(parts, literal(fmt.Sprintf(" and %d more", more)))
	}
	return []slack.RichTextElement{line(parts...)}
}

// readAt is where to read the words quoted, "" when the article has no page of its own that can be linked.
func readAt(c answer.Citation, quotation string) string {
	address, ok := linkable(c.URL)
	if !ok || !c.Own() {
		return ""
	}
	return pointed(address, quotation)
}
