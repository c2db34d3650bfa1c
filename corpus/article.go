package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// An Article is one document of the corpus in its canonical form.
//
// Text is what quotations refer to: valid UTF-8 in normal form C, blocks divided by one blank line
// (list items by a line break), no markup. Text never changes without Hash changing.
type Article struct {
	ID         string    // stable, unique in a store; the id that came in where the source gave one
	Title      string    // never empty once stored
	Publisher  string    // who published it, "" when unknown
	Authors    []string  // in the order of the by-line
	URL        string    // where to read it, "" when it has no address
	Published  Day       // the publisher's date
	Updated    Day       // date of the last correction the publisher states
	Fetched    time.Time // when Parley first had this text; set by the store when zero
	Language   string    // BCP 47 tag, "" when unknown
	Tags       []string  // lower case, sorted, no doubles
	Collection string    // the shelf it stands on: "talks", "export-rules" …
	Text       string    // canonical text
	Blocks     []Block   // headings, paragraphs and list items of Text, in order, not overlapping
	Hash       string    // ContentHash of this article
}

// A Kind says what a block of text is.
type Kind string

// The kinds of block.
const (
	Heading   Kind = "h" // a section heading, Level 1–6
	Paragraph Kind = "p" // running text
	Item      Kind = "i" // one item of a list, its marker left out
	Row       Kind = "r" // one row of a table, cells divided by " | "
)

// A Block is Text[Start:End], offsets in bytes.
type Block struct {
	Kind  Kind `json:"k"`
	Level int  `json:"l,omitempty"` // depth of a heading or a list item, from 1
	Start int  `json:"s"`
	End   int  `json:"e"`
}

// ContentHash returns the SHA-256 of what makes two articles the same: title, publication day and text.
// Address, tags and publisher do not count, so a syndicated copy has the hash of its original.
func (a Article) ContentHash() string {
	h := sha256.New()
	for _, part := range []string{a.Title, string(a.Published), a.Text} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))
}
