package slack

import "parley/bot/answer"

// Slack refuses a message whose blocks hold more than about 12,000 characters and documents no figure; staff speak of
// 12,000 with a buffer (https://github.com/slackapi/bolt-js/issues/2509). A message stays within 10,000: the rooms
// below, three sources, and what stands around them (see render.go).
const (
	pieceRoom = 2800          // of one block; Slack takes 3000 in a text
	pageRoom  = 2 * pieceRoom // of all quotations on one message
	pageMost  = 3             // quotations on one message
)

// A piece is a quotation, or part of one too long for a block.
type piece struct {
	quote       answer.Quote
	source      answer.Citation
	text        string // the pieces of a quotation together are the quotation
	first, last bool   // of its quotation
}

// pages says which quotations stand on which message: the quotes on the first and as many more as it takes, then the
// related sentences. There is always a first page; it is empty when nothing is quoted. No quotation is cut off: one
// that does not fit begins the next page, and one longer than a page goes on there.
func pages(a answer.Answer) [][]piece {
	var all [][]piece
	if a.Kind != answer.Nothing && a.Kind != answer.Help {
		all = fill(pieces(a, a.Quotes))
	}
	if len(all) == 0 {
		all = append(all, nil)
	}
	return append(all, fill(pieces(a, a.Related))...)
}

// pieces divides quotations that have a source; without one nothing is quoted.
func pieces(a answer.Answer, quotes []answer.Quote) [][]piece {
	var all [][]piece
	for _, q := range quotes {
		source, ok := cited(a, q)
		if !ok || !visible(harmless(q.Text)) {
			continue
		}
		var one []piece
		for _, text := range split(harmless(q.Text), pieceRoom) {
			one = append(one, piece{quote: q, source: source, text: text})
		}
		one[0].first, one[len(one)-1].last = true, true
		all = append(all, one)
	}
	return all
}

// fill lays quotations out on pages.
func fill(quotations [][]piece) [][]piece {
	var all [][]piece
	var page []piece
	count, used := 0, 0
	turn := func() {
		if len(page) > 0 {
			all = append(all, page)
		}
		page, count, used = nil, 0, 0
	}
	for _, quotation := range quotations {
		if count == pageMost || used+length(quotation) > pageRoom {
			turn()
		}
		for _, p := range quotation {
			if used+size(p.text) > pageRoom {
				turn()
			}
			page = append(page, p)
			used += size(p.text)
		}
		count++
	}
	turn()
	return all
}

func length(quotation []piece) int {
	n := 0
	for _, p := range quotation {
		n += size(p.text)
	}
	return n
}

// cited finds the citation of a quotation.
func cited(a answer.Answer, q answer.Quote) (answer.Citation, bool) {
	for _, c := range a.Citations {
		if c.N == q.Citation {
			return c, true
		}
	}
	return answer.Citation{}, false
}
