package index

import "parley/corpus"

// A Passage is the unit that is found: whole sentences of one article under one heading.
type Passage struct {
	Article  string   // article id
	Number   int      // from 0, in the order of the text
	Start    int      // bytes of the article's text
	End      int      //
	Text     string   // article.Text[Start:End]
	Title    string   // of the article
	Headings []string // above the passage, outermost first
	Asked    []string // questions the article says this passage answers

	Published  corpus.Day
	Publisher  string
	Collection string
	Tags       []string
}
