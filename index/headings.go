package index

import "parley/corpus"

// HeadingsAbove returns the headings that stand above the byte at of an article's text, outermost first:
// what Split gives the passage that begins there as its Headings.
func HeadingsAbove(a corpus.Article, at int) []string {
	var path []corpus.Block
	for _, b := range a.Blocks {
		if b.Start >= at {
			break
		}
		if b.Kind == corpus.Heading {
			path = under(path, b)
		}
	}
	return titles(a.Text, path)
}
