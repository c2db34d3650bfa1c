package slack

import (
	"fmt"
	"strings"

	"parley/bot/answer"
)

// mostText is the longest notification in characters: Slack refuses to update a message with more than 4000
// (msg_too_long, https://docs.slack.dev/reference/methods/chat.update).
const mostText = 4000

// fallback is the answer in words alone: what notifications show and screen readers read. Lines that do not fit are
// left to the blocks; of a first quotation that does not fit, as many whole sentences are given as do.
func fallback(a answer.Answer, v View, page []piece) string {
	var text notification
	if v.Surface == Shared && visible(a.Question) {
		text.add(Escape(named(v.Asker, "Someone") + " asked: " + clip(a.Question, mostAsked)))
	}
	switch a.Kind {
	case answer.Help:
		intro, rest := introduction(a)
		text.notices(rest)
		text.add(Escape(intro))
		text.add(Escape("For example: " + strings.Join(Examples(), " ")))
		return text.String()
	case answer.Nothing:
		found, rest := searched(a)
		text.add(Escape("Nothing found. " + found))
		text.notices(rest)
		if len(rest) == 0 {
			text.add(Escape(wayOn))
		}
		return text.String()
	case answer.Unsure:
		text.add("No passage answers this directly. The closest:")
	}
	text.quotations(page)
	if p, ok := later(a); ok {
		text.add("Later:")
		text.quotations([]piece{p})
	}
	text.notices(a.Notices)
	return text.String()
}

// A notification gathers lines of mrkdwn up to mostText.
type notification struct {
	strings.Builder
	full bool
}

// add appends a line that fits and tells whether it did. Once one did not, none does: no gap goes unnoticed.
func (t *notification) add(text string) bool {
	if t.full || size(t.String())+1+size(text) > mostText {
		t.full = true
		return false
	}
	if t.Len() > 0 {
		t.WriteByte('\n')
	}
	t.WriteString(text)
	return true
}

func (t *notification) quotations(page []piece) {
	for i, p := range page {
		if !p.first {
			if i == 0 {
				t.add(fmt.Sprintf("[%d] continued: ", p.source.N) + Escape(oneLine(p.text)))
			}
			continue
		}
		about := fmt.Sprintf(" [%d] %s", p.source.N, Escape(issued(p.source, ""))) + Link(readAt(p.source, p.quote.Text), titled(p.source))
		if t.add("“"+Escape(oneLine(p.quote.Text))+"”"+about) || i > 0 {
			continue
		}
		t.full = false
		t.beginning(oneLine(p.quote.Text), about)
		t.full = true
	}
}

// beginning gives what fits of a quotation and says that there is more.
func (t *notification) beginning(quotation, about string) {
	for room := mostText; room > 0; room /= 2 {
		part := strings.TrimSpace(quotation[:cut(quotation, room)])
		if t.add("“" + Escape(part) + " …” (in full in the message)" + about) {
			return
		}
		t.full = false
	}
}

func (t *notification) notices(all []answer.Notice) {
	for _, n := range all {
		if text := clip(n.Text, mostNotice); visible(text) {
			if n.Kind == "try" {
				text = "Try: " + text
			}
			t.add(Escape(text))
		}
	}
}
