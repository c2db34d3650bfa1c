package index

import "context"

// A Vocabulary tells which words an index is made of.
type Vocabulary interface {
	// Held returns, term by term, the number of passages that hold it, counted as Stats.Frequency is.
	Held(ctx context.Context, terms ...string) ([]int, error)

	// Near returns the words of texts that begin with the character word does and that at most so many changes
	// (analysis.Distance), 1 or 2, make of it, in order of their spelling. It spells words as analysis.Token.Exact does.
	// There is none near a word of more than LongestNear bytes.
	Near(ctx context.Context, word string, changes int) ([]Spelling, error)
}

// LongestNear is how long a word may be that others are looked for near: what is longer is no word, and looking takes time.
const LongestNear = 24

// A Spelling is a word as texts spell it.
type Spelling struct {
	Word     string
	Passages int // that hold it, at least 1
}
