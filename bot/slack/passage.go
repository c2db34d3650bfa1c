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
)

// passages shows quotations, each with its source below. The first piece of a page that answers is the lead: it is
// bold, with number and date on the same line, so that whoever reads one line has read the answer.
func passages(page []piece, lead bool, today corpus.Day) []slack.Block {
	var blocks []slack.Block
	for i, p := range page {
		var lines []slack.RichTextElement
		if i == 0 && !p.first {
			lines = append(lines, line(literal(fmt.Sprintf("[%d] continued:", p.source.N))))
		}
		switch leads := lead && p.quote == page[0].quote; {
		case leads && p.last:
			lines = append(lines, bar(bold(p.text), literal(mark(p.source))))
		case leads:
			lines = append(lines, bar(bold(p.text)))
		default:
			lines = append(lines, bar(literal(p.text)))
		}
		if end := i == len(page)-1; p.last || end {
			lines = append(lines, line(source(p.source, p.quote.Text, today)...))
			if !p.last {
				lines = append(lines, line(literal("This quotation goes on under More.")))
			}
		}
		blocks = append(blocks, rich(lines...))
	}
	return blocks
}

// mark is what stands behind the words that answer.
func mark(c answer.Citation) string { return fmt.Sprintf(" [%d] %s", c.N, c.Published.Long()) }

// source says who published the words quoted, when and under which title, which leads to those words where it can.
func source(c answer.Citation, quotation string, today corpus.Day) []part {
	return []part{literal(fmt.Sprintf("[%d] %s", c.N, issued(c, today))), linked(readAt(c, quotation), titled(c))}
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

// readAt is where to read the words quoted, "" when the article has no address that can be linked.
func readAt(c answer.Citation, quotation string) string {
	address, ok := linkable(c.URL)
	if !ok {
		return ""
	}
	return pointed(address, quotation)
}
