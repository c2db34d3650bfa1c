package timeline

import (
	"strings"

	"parley/corpus"
	"parley/index"
	"parley/index/analysis"
)

// What makes words be about a subject: shares of it.
const (
	fullShare  = 0.95 // all of it
	nameShare  = 0.45 // in the sentence itself, where one of its words stands there as a name does
	someShare  = 0.3  // in the sentence itself, where title and headings hold the rest
	titleShare = 0.65 // in a title,
	mainShare  = 0.4  // of the words of a title, where the article is about the subject as a whole
)

// about tells whether a sentence is about the subject: by itself, or by its most telling word and a name, alone or with what stands above.
func (s subject) about(text string, tokens []analysis.Token, above holding) bool {
	held := s.in(tokens)
	share := s.share(held)
	if share >= fullShare {
		return true
	}
	if held[s.lead] == 0 || !s.named(text, tokens) {
		return false
	}
	return share >= nameShare || share >= someShare && s.share(held.with(above)) >= fullShare
}

// named tells whether a word of the subject stands in a sentence as a name does: with a capital within the sentence, or as the number of a rule.
// A common word that is one half of a subject tells nothing: of "Affiliates Rule" the affiliates of a firm are none.
func (s subject) named(text string, tokens []analysis.Token) bool {
	for i, t := range tokens {
		if s.names(t.Term) && (i > 0 && isUpper(text[t.Start]) || isUpper(text[t.End-1]) || isRule(t)) {
			return true
		}
	}
	return false
}

// isRule tells an identifier that names a rule from one that states a value.
func isRule(t analysis.Token) bool {
	switch t.Scheme() {
	case "", "date", "month", "day", "usd", "eur", "gbp", "cny", "pct", "dur":
		return false
	}
	return true
}

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }

// isMain tells whether an article as a whole is about the subject: its title says so, or, where that of none does,
// most of its passages hold all of it.
func (s subject) isMain(a *corpus.Article, passages []index.Passage, titled bool) bool {
	if titled {
		return s.isTitle(a.Title)
	}
	n := 0
	for _, p := range passages {
		if s.share(s.in(analysis.Analyze(p.Text))) >= fullShare {
			n++
		}
	}
	return 2*n > len(passages) && n > 1
}

// titled tells whether there is an article whose title says that it is about the subject.
func (s subject) titled(articles map[string]*corpus.Article) bool {
	for _, a := range articles {
		if s.isTitle(a.Title) {
			return true
		}
	}
	return false
}

// isTitle tells whether a title, or what of it stands before a colon, holds all of the subject and not too much besides.
func (s subject) isTitle(title string) bool {
	head, _, _ := strings.Cut(title, ":")
	return s.fills(title) || s.fills(head)
}

// fills tells whether words hold all of the subject and not much else.
func (s subject) fills(title string) bool {
	tokens := analysis.Analyze(title)
	if s.share(s.in(tokens)) < titleShare {
		return false
	}
	own, all := 0, 0
	for _, t := range tokens {
		if t.Class != analysis.Word || monthName(t.Exact) {
			continue
		}
		all++
		if s.names(t.Term) {
			own++
		}
	}
	return float64(own) >= mainShare*float64(all)
}

// concerns tells whether a date in a sentence dates the subject, and not something that is only mentioned beside it: what a relative
// clause says of something else, or what another clause says that does not name the subject.
func (s subject) concerns(text string, span analysis.Span, tokens []analysis.Token, m mention, main bool) bool {
	if s.any() {
		return true
	}
	before := text[span.Start:m.start]
	if i := lastOf(before, ", which ", ", who ", ", whose "); i >= 0 && !strings.Contains(before[i+2:], ",") {
		return s.endsWith(tokens, span.Start+i)
	}
	if main {
		return true
	}
	from := span.Start + lastOf(before, "; ", ", and ", ", while ", ", whereas ", ", but ")
	to := span.End
	if i := firstOf(text[m.end:span.End], "; ", ", and ", ", while ", ", whereas ", ", but "); i >= 0 {
		to = m.end + i
	}
	for _, t := range tokens {
		if t.Start >= from && t.Start < to && s.names(t.Term) {
			return true
		}
	}
	return false
}

// endsWith tells whether the last word before a byte is one of the subject's.
func (s subject) endsWith(tokens []analysis.Token, end int) bool {
	last := ""
	for _, t := range tokens {
		if t.End <= end && t.Class != analysis.Identifier {
			last = t.Term
		}
	}
	return s.names(last)
}

// lastOf returns where the last of some words begins, -1 for none.
func lastOf(text string, words ...string) int {
	last := -1
	for _, w := range words {
		last = max(last, strings.LastIndex(text, w))
	}
	return last
}

// firstOf returns where the first of some words begins, -1 for none.
func firstOf(text string, words ...string) int {
	first := -1
	for _, w := range words {
		if i := strings.Index(text, w); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	return first
}
