package index

import "parley/corpus"

// Split cuts an article into passages.
func Split(a corpus.Article) []Passage {
	return []Passage{{Article: a.ID, End: len(a.Text), Text: a.Text, Title: a.Title, Published: a.Published, Publisher: a.Publisher, Collection: a.Collection, Tags: a.Tags}}
}
