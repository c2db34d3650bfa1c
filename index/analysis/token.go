// Package analysis turns text into what is compared. Articles and questions go through the same code,
// so whatever is written in one spelling is found in every other.
package analysis

// A Class says what a token is.
type Class uint8

// The classes of token.
const (
	Word       Class = iota // a word that carries meaning
	Stop                    // a function word: kept for phrases, never searched for by itself
	Number                  // digits, perhaps with separators: "4,800", "2025", "145%"
	Identifier              // a whole that other tokens make up: an ECCN, a CFR section, a date, an amount
)

// A Token is one term of a text. Identifiers lie over the words they are made of: they come
// right after the word token they begin with and share its Position.
type Token struct {
	Start, End int    // bytes of the text analysed
	Position   int    // counts words from 0, stop words included
	Class      Class  //
	Exact      string // folded spelling: lower case, plain quotes, no accents, no possessive
	Term       string // what the index holds: the stem of a word, or the canonical form "eccn:3a090"
}
