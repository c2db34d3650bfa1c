package answer

import "parley/corpus"

// Cite returns the citation numbered n of article.Text[start:end], which stands in a passage of the article.
func Cite(n int, a *corpus.Article, passage, start, end int) Citation {
	rests := sources(a.Under(start, end))
	return Citation{
		N: n, Article: a.ID, Title: a.Title, URL: address(a, rests), Publisher: a.Publisher, Published: a.Published,
		Passage: passage, Start: start, End: end, Sources: rests,
	}
}
