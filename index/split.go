package index

import (
	"strings"

	"parley/corpus"
	"parley/index/analysis"
)

// The size of passages, in words. Passages of about this size were found best and read well;
// much longer ones bury their answer, much shorter ones lose what it is about.
const (
	fewestWords = 60  // what a passage should reach
	fullWords   = 100 // where the next paragraph begins a passage of its own
	mostWords   = 150 // what a passage of several sentences does not pass
	crumbWords  = 25  // the rest of a section below this joins the passage before it …
	crumbLimit  = 180 // … if together they stay below this
)

// Split cuts an article into passages: whole sentences, in order, never across a heading, together covering
// all text that is not a heading. Neighbouring short paragraphs are joined, a list stays with
// the paragraph that introduces it where it fits, and a sentence that is too long by itself is a passage
// by itself. An article of only headings gives one passage that holds them; one without text gives none.
// The same article always gives the same passages.
func Split(a corpus.Article) []Passage {
	var passages []Passage
	for _, section := range sectionsOf(a) {
		for _, s := range pack(section.groups) {
			passages = append(passages, passageOf(a, len(passages), s.start, s.end, section.headings))
		}
	}
	if len(passages) > 0 {
		return passages
	}
	text := strings.TrimSpace(a.Text)
	if text == "" {
		return nil
	}
	start := strings.Index(a.Text, text)
	return []Passage{passageOf(a, 0, start, start+len(text), nil)}
}

func passageOf(a corpus.Article, number, start, end int, headings []string) Passage {
	p := Passage{
		Article: a.ID, Number: number, Start: start, End: end, Text: a.Text[start:end], Title: a.Title, Headings: headings,
		Published: a.Published, Publisher: a.Publisher, Collection: a.Collection, Tags: a.Tags,
	}
	for _, q := range a.AnsweredIn(start, end) {
		p.Asked = append(p.Asked, q.Question)
	}
	return p
}

// A stretch is some sentences in a row.
type stretch struct{ start, end, words int }

func (s stretch) with(next stretch) stretch {
	if s.words == 0 {
		return next
	}
	return stretch{s.start, next.end, s.words + next.words}
}

// pack joins the sentences of one section into passages. A group is what should stay together – a
// paragraph, or one with the list behind it – and begins a new passage when the one at hand is full
// or has reached a fair size and cannot take it whole.
func pack(groups [][]stretch) []stretch {
	var packed []stretch
	var current stretch
	flush := func() {
		if current.words > 0 {
			packed = append(packed, current)
		}
		current = stretch{}
	}
	for _, group := range groups {
		size := 0
		for _, s := range group {
			size += s.words
		}
		if current.words >= fullWords || current.words >= fewestWords && current.words+size > mostWords {
			flush()
		}
		for _, s := range group {
			if current.words+s.words > mostWords {
				flush()
			}
			current = current.with(s)
		}
	}
	flush()
	return joinCrumb(packed)
}

// joinCrumb adds a last passage of a few words to the one before it.
func joinCrumb(packed []stretch) []stretch {
	n := len(packed)
	if n < 2 {
		return packed
	}
	before, last := packed[n-2], packed[n-1]
	if last.words >= crumbWords || before.words+last.words > crumbLimit {
		return packed
	}
	return append(packed[:n-2], before.with(last))
}

// A section is what stands under one heading, in groups of sentences that should stay together.
type section struct {
	headings []string // the path of headings above, outermost first
	groups   [][]stretch
}

// sectionsOf divides an article at its headings.
func sectionsOf(a corpus.Article) []section {
	var sections []section
	var path []corpus.Block
	fresh := true // a heading was passed since the last text
	for _, b := range wholeBlocks(a) {
		if b.Kind == corpus.Heading {
			path = under(path, b)
			fresh = true
			continue
		}
		sentences := sentencesOf(a.Text, b)
		if len(sentences) == 0 {
			continue
		}
		if fresh {
			sections = append(sections, section{headings: titles(a.Text, path)})
			fresh = false
		}
		s := &sections[len(sections)-1]
		if n := len(s.groups); n > 0 && b.Kind != corpus.Paragraph {
			s.groups[n-1] = append(s.groups[n-1], sentences...) // a list stays with what introduces it
		} else {
			s.groups = append(s.groups, sentences)
		}
	}
	return sections
}

// wholeBlocks returns the blocks of an article with text that no block claims added as paragraphs, divided
// at blank lines, so that nothing is lost whatever the source marked up. Blocks that lie beside the text or
// over one another are cut to what is left of them.
func wholeBlocks(a corpus.Article) []corpus.Block {
	var whole []corpus.Block
	at := 0
	unclaimed := func(end int) {
		for at < end {
			next := end
			if i := strings.Index(a.Text[at:end], "\n\n"); i >= 0 {
				next = at + i + 2
			}
			if strings.TrimSpace(a.Text[at:next]) != "" {
				whole = append(whole, corpus.Block{Kind: corpus.Paragraph, Start: at, End: next})
			}
			at = next
		}
	}
	for _, b := range a.Blocks {
		b.Start, b.End = max(b.Start, at), min(b.End, len(a.Text))
		if b.Start >= b.End {
			continue
		}
		unclaimed(b.Start)
		whole = append(whole, b)
		at = b.End
	}
	unclaimed(len(a.Text))
	return whole
}

// sentencesOf returns the sentences of a block; a row of a table is one, unless it is too long.
func sentencesOf(text string, b corpus.Block) []stretch {
	var out []stretch
	for _, s := range analysis.Sentences(text[b.Start:b.End]) {
		start, end := b.Start+s.Start, b.Start+s.End
		out = append(out, stretch{start, end, len(strings.Fields(text[start:end]))})
	}
	if b.Kind != corpus.Row || len(out) < 2 {
		return out
	}
	row := stretch{start: out[0].start, end: out[len(out)-1].end}
	row.words = len(strings.Fields(text[row.start:row.end]))
	if row.words > mostWords {
		return out
	}
	return []stretch{row}
}

// under returns the path to a heading: those of smaller level above it, and itself.
func under(path []corpus.Block, heading corpus.Block) []corpus.Block {
	keep := 0
	for keep < len(path) && path[keep].Level < heading.Level {
		keep++
	}
	return append(path[:keep:keep], heading)
}

func titles(text string, path []corpus.Block) []string {
	var out []string
	for _, h := range path {
		if title := strings.TrimSpace(text[h.Start:h.End]); title != "" {
			out = append(out, title)
		}
	}
	return out
}
