package extract

import (
	"strings"

	"parley/corpus"
)

// references returns what a document says under "sources": a list of objects with title, publisher, date and
// url, and under "supports" the openings of the sentences of text that rest on each. A source whose sentences
// are not in text, or that has no title, is left out: nothing can be said of it.
func (f fields) references(text string) []corpus.Reference {
	stated, _ := f["sources"].([]any)
	var all []corpus.Reference
	for _, entry := range stated {
		raw, ok := entry.(map[string]any)
		if !ok {
			continue
		}
		source := newFields(raw)
		r := corpus.Reference{
			Title: source.text(titleNames), Publisher: source.publisher(), Date: source.text([]string{"date"}),
			URL: source.address(func(string, string, string) {}), Sentences: beginnings(text, source.list([]string{"supports"})),
		}
		if r.Title != "" && len(r.Sentences) > 0 {
			all = append(all, r)
		}
	}
	return all
}

// beginnings finds the places in text where words that open a sentence stand at the beginning of one, in order.
func beginnings(text string, openings []string) []int {
	var at []int
	for i := range len(text) {
		if !opensAt(text, i) {
			continue
		}
		for _, opening := range openings {
			if strings.HasPrefix(text[i:], opening) {
				at = append(at, i)
				break
			}
		}
	}
	return at
}

// opensAt reports whether a sentence or a line may begin at byte i.
func opensAt(text string, i int) bool {
	if i == 0 || text[i-1] == '\n' {
		return true
	}
	before := strings.TrimRight(text[:i], " \"”’)")
	return text[i-1] == ' ' && before != "" && strings.ContainsRune(".:!?-", rune(before[len(before)-1]))
}
