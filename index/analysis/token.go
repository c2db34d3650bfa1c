package analysis

import "strings"

// A Class says what a token is.
type Class uint8

// The classes of token.
const (
	Word       Class = iota // a word that carries meaning
	Stop                    // a function word: kept for phrases, never searched for by itself
	Number                  // digits, perhaps with separators: "4,800", "2025", "744.23"
	Identifier              // a whole that other tokens make up: an ECCN, a CFR section, a date, an amount
)

// A Token is one term of a text.
//
// Identifiers lie over the words they are made of: they come right after the word token they begin
// with and share its Position. So does the joined spelling of a prefixed word, "reexport" over
// "re-export", which is an ordinary Word. A Chinese or Japanese run gives one Word for each pair of
// neighbouring characters, so those overlap by one character.
type Token struct {
	Start, End int    // bytes of the text analysed
	Position   int    // counts words from 0, stop words included
	Class      Class  //
	Exact      string // folded spelling: lower case, plain quotes, no accents, no possessive; Term for an identifier
	Term       string // what the index holds: the stem of a word, or the canonical form "eccn:3a090"
}

// Scheme returns what sort of identifier t is – the part of Term before the colon – and "" for every
// other class. The schemes that state a value are
//
//	date:2025-07-28  month:2025-07  day:07-28   a day, its month, its place in the year
//	usd:5500000000  eur:  gbp:  cny:            an amount of money in whole units, decimals as written
//	pct:145  dur:90d                            a rate; a span of time in d, w, m, y, or h and min
//
// and those that name a document are eccn, cfr, sec, usc, pl, fr, frdoc, docket, rin, eo, procl and hts.
func (t Token) Scheme() string {
	if t.Class != Identifier {
		return ""
	}
	scheme, _, _ := strings.Cut(t.Term, ":")
	return scheme
}
