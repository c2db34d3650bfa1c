package slack

import (
	"fmt"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"parley/bot/answer"
	"parley/corpus"
)

// Limits of the window. Context is shortened at its far end; the quotation is whole, unless it is longer than any
// window shows.
const (
	mostContext    = 1500 // characters, before the quotation and behind it, in its paragraph and out of it
	mostWindowText = 20 * pieceRoom
)

// Context returns the window that proves a quotation: q in bold within its paragraph of a, the paragraphs before and
// behind, and where all that comes from. indexed is when the article was last indexed, zero when not known. When a no
// longer holds q where c says, the window says so and quotes nothing.
func Context(a corpus.Article, q answer.Quote, c answer.Citation, indexed time.Time) slack.ModalViewRequest {
	heading := []part{bold(titled(c)), literal("\n" + strings.TrimSuffix(issued(c, ""), " · "))}
	if address := readAt(c, q.Text); address != "" {
		heading = append(heading, literal(" · "), linked(address, "Read it there"))
	}
	if status := clip(c.Label(), mostName); visible(status) {
		heading = append(heading, literal("\nStatus: "+status))
	}
	blocks := []slack.Block{rich(append([]slack.RichTextElement{line(heading...)}, rests(c)...)...), slack.NewDividerBlock()}
	if holds(a, q, c) {
		blocks = append(blocks, proof(a, c)...)
	} else {
		blocks = append(blocks, rich(line(bold("⚠️ The article has changed since."),
			literal(" The words quoted no longer stand where they stood. Ask again for what it says now."))))
	}
	blocks = append(blocks, slack.NewDividerBlock())
	return window("context", "In its context", "", "", append(blocks, provenance(a, c, indexed)...)...)
}

// holds tells whether the quotation is, byte for byte, what the article holds at the citation's place.
func holds(a corpus.Article, q answer.Quote, c answer.Citation) bool {
	return a.ID == c.Article && c.Start >= 0 && c.Start < c.End && c.End <= len(a.Text) && a.Text[c.Start:c.End] == q.Text
}

// proof shows the quotation between what stands before it and behind it.
func proof(a corpus.Article, c answer.Citation) []slack.Block {
	before, own, after := surroundings(a, c.Start, c.End)
	var blocks []slack.Block
	if text := harmless(a.Text[before.Start:before.End]); visible(text) {
		blocks = append(blocks, rich(line(literal(tail(text, mostContext)))))
	}
	lead := tail(harmless(a.Text[own.Start:c.Start]), mostContext)
	rest := head(harmless(a.Text[c.End:own.End]), mostContext)
	quoted := harmless(a.Text[c.Start:c.End])
	shown := head(quoted, mostWindowText)
	pieces := split(shown, pieceRoom)
	for i, text := range pieces {
		var parts []part
		if i == 0 && lead != "" {
			parts = append(parts, literal(lead))
		}
		parts = append(parts, bold(text))
		if i == len(pieces)-1 && rest != "" {
			parts = append(parts, literal(rest))
		}
		blocks = append(blocks, rich(bar(parts...)))
	}
	if shown != quoted {
		blocks = append(blocks, remark("The quotation goes on; it is too long for a window."))
	}
	if text := harmless(a.Text[after.Start:after.End]); visible(text) {
		blocks = append(blocks, rich(line(literal(head(text, mostContext)))))
	}
	return blocks
}

// surroundings returns the paragraphs of a that hold [start, end), as one, and those next to them; headings are
// passed over. What there is not is empty.
func surroundings(a corpus.Article, start, end int) (before, own, after corpus.Block) {
	own = corpus.Block{Start: start, End: end}
	for _, b := range a.Blocks {
		if b.Kind == corpus.Heading && (b.End <= start || b.Start >= end) || b.Start < 0 || b.End > len(a.Text) || b.Start >= b.End {
			continue
		}
		switch {
		case b.End <= start:
			before = b
		case b.Start < end:
			own.Start, own.End = min(own.Start, b.Start), max(own.End, b.End)
		default:
			return before, own, b
		}
	}
	return before, own, after
}

// head is the beginning of a text, at most most characters of it.
func head(text string, most int) string {
	if size(text) <= most {
		return text
	}
	return text[:cut(text, most)] + "…"
}

// tail is the end of a text, at most most characters of it, from the beginning of a word.
func tail(text string, most int) string {
	left := size(text)
	if left <= most {
		return text
	}
	at := 0
	for end := range wordEnds(text) {
		left -= size(text[at:end])
		if at = end; left <= most {
			return "…" + text[at:]
		}
	}
	return "…" // one word without end
}

// provenance says which article, which bytes of it, and since when Parley has it.
func provenance(a corpus.Article, c answer.Citation, indexed time.Time) []slack.Block {
	lines := []string{
		fmt.Sprintf("Article %s, bytes %d to %d of its text, passage %d", clip(c.Article, mostTitle), c.Start, c.End, c.Passage),
		"SHA-256 of title, date and text: " + clip(a.Hash, 64),
	}
	if !a.Fetched.IsZero() {
		lines = append(lines, "In the corpus since "+moment(a.Fetched))
	}
	if !indexed.IsZero() {
		lines = append(lines, "Indexed "+moment(indexed))
	}
	return []slack.Block{remark(strings.Join(lines, "\n"))}
}

// moment is an instant as people everywhere read it the same.
func moment(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04 UTC") }
