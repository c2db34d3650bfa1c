package index

import (
	"slices"
	"strings"
)

// Admits reports whether p may be a hit under f. Engines that check filters by other means must
// come to the same result.
func (f Filter) Admits(p Passage) bool {
	return f.admitsDay(p) &&
		(len(f.Tags) == 0 || slices.ContainsFunc(p.Tags, func(tag string) bool { return slices.Contains(f.Tags, tag) })) &&
		(len(f.Collections) == 0 || slices.Contains(f.Collections, p.Collection)) &&
		(len(f.Articles) == 0 || slices.Contains(f.Articles, p.Article)) &&
		(len(f.Publishers) == 0 || slices.ContainsFunc(f.Publishers, func(name string) bool {
			return FoldPublisher(name) == FoldPublisher(p.Publisher)
		}))
}

// admitsDay treats what is not a calendar day as undated.
func (f Filter) admitsDay(p Passage) bool {
	if f.From == "" && f.To == "" {
		return true
	}
	if p.Published.Time().IsZero() {
		return false
	}
	return f.From <= p.Published && (f.To == "" || p.Published <= f.To)
}

// FoldPublisher returns the form in which names of publishers are compared.
func FoldPublisher(name string) string { return strings.ToLower(name) }
