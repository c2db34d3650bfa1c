package slack

import (
	"github.com/slack-go/slack"

	"parley/bot/answer"
	"parley/corpus"
)

// mostLater is the longest sentence shown below an answer as what became of it, in characters. One that is longer, or in
// several pieces, is left out: it would not be whole.
const mostLater = 600

// later is what became of what the first quotation tells, where it can be shown with its source.
func later(a answer.Answer) (piece, bool) {
	if a.Kind != answer.Direct || len(a.Later) == 0 {
		return piece{}, false
	}
	q := a.Later[0]
	source, ok := cited(a, q)
	text := harmless(q.Text)
	if !ok || !visible(text) || size(text) > mostLater {
		return piece{}, false
	}
	return piece{quote: q, source: source, text: text, first: true, last: true}, true
}

// laterShown quotes it below a heading.
func laterShown(a answer.Answer, today corpus.Day) []slack.Block {
	p, ok := later(a)
	if !ok {
		return nil
	}
	return []slack.Block{rich(line(bold("Later:")), bar(noted(p, literal)...), line(source(p.source, p.quote.Text, today)...))}
}
