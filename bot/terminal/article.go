package terminal

import (
	"fmt"
	"slices"
	"strings"

	"parley/corpus"
	"parley/index"
)

// Article returns an article as a person reads it: title, source and address, then its text with the
// number of each passage before it, headings and whatever else no passage holds in between.
// passages are those of the article, in order; without any the text stands unmarked. origins are the places
// it came from; addresses among them that are not the article's own are named too. alike are the articles that tell the same
// in nearly the same words, the earliest first, as Store.Alike has them.
func Article(a corpus.Article, origins []corpus.Origin, alike []corpus.Summary, passages []index.Passage, s Style) string {
	p := &page{style: s}
	p.put(0, strong, Plain(a.Title))
	p.put(0, faint, strings.Join(about(a), ", "))
	for _, link := range addresses(a, origins) {
		p.line(0, s.painted(faint, s.linked(link)))
	}
	p.alike(a, alike)
	at := 0
	for _, passage := range passages {
		if passage.Start < at || !within(a.Text, passage.Start, passage.End) {
			continue // made from an earlier text
		}
		p.between(a.Text[at:passage.Start])
		p.gap()
		p.hang(0, fmt.Sprintf("%3d  ", passage.Number), plain, a.Text[passage.Start:passage.End])
		at = passage.End
	}
	p.between(a.Text[at:])
	return p.String()
}

// about is what is known of an article besides its title.
func about(a corpus.Article) []string {
	parts := []string{a.ID, Plain(a.Publisher), a.Published.Long()}
	if a.Updated != "" {
		parts = append(parts, "updated "+a.Updated.Long())
	}
	parts = append(parts, a.Collection)
	parts = append(parts, a.Tags...)
	known := parts[:0]
	for _, part := range parts {
		if part != "" {
			known = append(known, part)
		}
	}
	return known
}

// addresses returns where an article can be read, its own address first, each once.
func addresses(a corpus.Article, origins []corpus.Origin) []string {
	all := []string{a.URL}
	for _, o := range origins {
		if !slices.Contains(all, o.URL) {
			all = append(all, o.URL)
		}
	}
	return slices.DeleteFunc(all, func(link string) bool { return link == "" })
}

// alike says which of the articles of one story came first, and who else has it.
func (p *page) alike(a corpus.Article, all []corpus.Summary) {
	var others []string
	for n, one := range all {
		named := Plain(one.ID)
		if one.Publisher != "" {
			named = Plain(one.Publisher) + " (" + named + ")"
		}
		switch {
		case one.ID == a.ID:
		case n == 0:
			p.put(0, faint, "first in "+named)
		default:
			others = append(others, named)
		}
	}
	if len(others) > 0 {
		p.put(0, faint, "also in "+strings.Join(others, ", "))
	}
}

// between writes text that is no passage, if it is more than blanks.
func (p *page) between(text string) {
	if text = strings.TrimSpace(text); text != "" {
		p.gap()
		p.put(5, strong, text)
	}
}
