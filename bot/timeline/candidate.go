package timeline

import (
	"slices"
	"strings"

	"parley/corpus"
	"parley/index"
	"parley/index/analysis"
)

// A place is a passage to read.
type place struct {
	article    *corpus.Article
	passage    int
	start, end int
	main       bool // the article is about the subject as a whole
	lead       bool // it stands above the first heading
}

// passages returns what is to be read: the passages found, and all of an article that is about the subject. An article that
// was cut shorter since is passed over: the index is about to catch up.
func (s subject) passages(hits []index.Hit, articles map[string]*corpus.Article) []place {
	var all []place
	whole := map[string]bool{}
	seen := map[string]bool{}
	titled := s.titled(articles)
	for _, h := range hits {
		a := articles[h.Article]
		if a == nil || whole[a.ID] || h.Start > h.End || h.End > len(a.Text) {
			continue
		}
		if !seen[a.ID] {
			seen[a.ID] = true
			if split := index.Split(*a); s.isMain(a, split, titled) {
				whole[a.ID] = true
				for _, p := range split {
					all = append(all, place{article: a, passage: p.Number, start: p.Start, end: p.End, main: true})
				}
				continue
			}
		}
		all = append(all, place{article: a, passage: h.Passage, start: h.Start, end: h.End})
	}
	return all
}

// A candidate is a sentence about the subject that tells of a day.
type candidate struct {
	place
	start, end int // of the sentence, in the article's text
	mention
	item   bool   // it is an item of a list
	named  string // what a date names: the word before "of"
	itself bool   // and that is the subject
	early  bool   // the date is part of how the sentence begins
	others int    // how many other days it tells of
	score  float64

	disputed bool // the day is what somebody else gives for what is told of a day before
	any      bool // the subject is everything
	words    map[string]bool
	deeds    map[deed]bool
}

// read returns the candidates of a passage.
func (s subject) read(p place) []candidate {
	text := p.article.Text[p.start:p.end]
	tokens := analysis.Analyze(text)
	headings := index.HeadingsAbove(*p.article, p.start)
	p.lead = len(headings) == 0
	above := s.in(analysis.Analyze(p.article.Title + "\n" + strings.Join(headings, "\n")))
	var all []candidate
	at := 0
	for _, span := range analysis.Sentences(text) {
		span = analysis.WithoutMarker(text, span)
		first := at
		for at < len(tokens) && tokens[at].Start < span.End {
			at++
		}
		all = append(all, s.readSentence(p, span, tokens[first:at], above)...)
	}
	return all
}

// readSentence returns a candidate for each date of a sentence on which something about the subject happens.
func (s subject) readSentence(p place, span analysis.Span, tokens []analysis.Token, above holding) []candidate {
	text := p.article.Text[p.start:p.end]
	found := dates(text, tokens, p.article.Published)
	if len(found) == 0 || !p.main && !s.about(text, tokens, above) {
		return nil
	}
	held := s.in(tokens)
	worth := s.share(held) + s.share(held.with(above))/2
	words := s.words(tokens, found)
	var all []candidate
	for i, m := range found {
		if !m.tells(s.any()) || !s.concerns(text, span, tokens, m, p.main) {
			continue
		}
		c := candidate{
			place: p, start: p.start + span.Start, end: p.start + span.End, mention: m,
			named: named(tokens, m), early: m.start-span.Start < mostEarly, others: len(found) - 1,
			any: s.any(), words: words, deeds: deeds(tokens, m),
		}
		c.disputed = i > 0 && disputed(tokens, found[i-1], m)
		c.item, c.itself = itemAt(p.article, c.start), s.names(c.named)
		c.score = worth + c.fitness()
		all = append(all, c)
	}
	return all
}

// What makes one of two sentences that tell the same the better one to quote, beside how much of the subject it holds.
const (
	fromMain  = 0.5  // it stands in an article about the subject
	eachOther = -0.3 // it tells of another day too
	byName    = -0.6 // its date only names something
	elsewhere = -0.6 // and what it tells of has another date
)

func (c candidate) fitness() float64 {
	fit := float64(c.others) * eachOther
	if c.main {
		fit += fromMain
	}
	if c.role == naming {
		fit += byName
		if c.others > 0 {
			fit += elsewhere
		}
	}
	return fit
}

// mostEarly is how far into a sentence a day may stand that names what the sentence is about, in bytes.
const mostEarly = 60

// named returns the word that a date names something by: the one before "of", "" for other dates.
func named(tokens []analysis.Token, m mention) (word string) {
	if m.role != naming {
		return ""
	}
	for _, t := range tokens {
		if t.Start >= m.start {
			break
		}
		if t.Class == analysis.Word || t.Class == analysis.Number {
			word = t.Term
		}
	}
	return word
}

// tells tells whether a date is one on which something happens. A year is one where it may be ahead.
func (m mention) tells(years bool) bool {
	switch m.role {
	case asOf, outside:
		return false
	case naming, since:
		return m.days() <= mostSpan
	}
	return years || m.days() < 100
}

// itemAt tells whether a byte of an article stands in an item of a list.
func itemAt(a *corpus.Article, at int) bool {
	i, ok := slices.BinarySearchFunc(a.Blocks, at, func(b corpus.Block, at int) int {
		switch {
		case b.End <= at:
			return -1
		case b.Start > at:
			return 1
		}
		return 0
	})
	return ok && a.Blocks[i].Kind == corpus.Item
}
