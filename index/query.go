package index

import (
	"context"

	"parley/corpus"
)

// A Query asks an engine for candidates. It is plain data: no engine's syntax is in it.
type Query struct {
	Concepts []Concept // what is looked for; a passage may hold any of them
	Filter   Filter    // what must hold of every hit
	Limit    int       // the most hits wanted; 0 means 50
}

// A Concept is one thing asked for and the terms that stand for it. A passage that holds several of
// its forms is credited with the best of them, and coverage counts the concept once.
type Concept struct {
	Weight float64 // how much it counts, usually 1
	Forms  []Form
}

// A Form is one analysed term that stands for a concept.
type Form struct {
	Term   string  // as analysis.Analyze gives it: a stem or an identifier
	Exact  string  // the unstemmed spelling, "" when it does not matter
	Weight float64 // 1 for the word asked for, less for an alias
	Phrase int     // 0 for a form by itself; forms next to one another with the same other number stand for the concept only together
}

// A Filter limits hits to passages of certain articles. The zero Filter admits all.
type Filter struct {
	From, To    corpus.Day // publication day, both inclusive; an undated article passes neither bound
	Tags        []string   // any of
	Collections []string   // any of
	Publishers  []string   // any of, whatever the case
	Articles    []string   // any of, by article id
}

// A Hit is one passage found. What people read is cut from the store: article.Text[Start:End].
type Hit struct {
	Article    string  // article id
	Passage    int     // number of the passage in its article, from 0
	Start, End int     // bytes of the article's text
	Score      float64 // higher is better; comparable within one Results only
}

// Results is what a search found, best first, ties in order of article id and passage.
type Results struct {
	Hits  []Hit
	Stats Stats
}

// Stats says what stood behind a search.
//
// An engine may pass over passages that cannot be among the best once it has looked at a thousand:
// Candidates above that is then how many it looked at.
type Stats struct {
	Passages   int            // passages in the index
	Candidates int            // passages that held any term and passed the filter
	Frequency  map[string]int // for each term asked for, the number of passages that hold it
}

// A Searcher finds passages.
type Searcher interface {
	// Search returns the best passages, at most q.Limit, of those that score more than 0. Finding none is not an error.
	// A query without concepts finds nothing.
	Search(ctx context.Context, q Query) (Results, error)
}

// A Writer changes what can be found.
type Writer interface {
	// Write makes all of b true at once, or none of it. It drops before it puts,
	// so a batch may replace an article.
	Write(ctx context.Context, b Batch) error

	// Position returns the Upto of the last batch written, zero if there was none.
	Position(ctx context.Context) (corpus.Position, error)
}

// An Engine is an index one can search and change.
type Engine interface {
	Searcher
	Vocabulary
	Glossary
	Writer
	Close() error
}

// A Batch is one step from one position of a store to the next.
type Batch struct {
	Drop []string        // ids of articles whose passages all go
	Put  []Passage       // passages to add
	Upto corpus.Position // how much of the store the index then holds

	// Terms, unless nil, are those of each passage to add, already worked out by the function of that name.
	Terms [][Fields][]string
}
