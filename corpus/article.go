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
//
// Its JSON form is what scripts read.
type Article struct {
	ID         string      `json:"id"`                   // stable, unique in a store; the id that came in where the source gave one
	Title      string      `json:"title"`                // never empty once stored
	Publisher  string      `json:"publisher,omitempty"`  // who published it, "" when unknown
	Authors    []string    `json:"authors,omitempty"`    // in the order of the by-line
	URL        string      `json:"url,omitempty"`        // where to read it, "" when it has no address
	Published  Day         `json:"published,omitempty"`  // the publisher's date
	Updated    Day         `json:"updated,omitempty"`    // date of the last correction the publisher states
	Fetched    time.Time   `json:"fetched,omitzero"`     // when Parley first had this text; set by the store when zero
	Language   string      `json:"language,omitempty"`   // BCP 47 tag, "" when unknown
	Tags       []string    `json:"tags,omitempty"`       // lower case, sorted, no doubles
	Collection string      `json:"collection,omitempty"` // the shelf it stands on: "talks", "export-rules" …
	References []Reference `json:"references,omitempty"` // what its sentences rest on, where it says so
	Asked      []Asked     `json:"asked,omitempty"`      // what it says it answers
	Standing   Standing    `json:"standing,omitzero"`    // how what it tells of stands, where it says so
	Text       string      `json:"text"`                 // canonical text
	Blocks     []Block     `json:"blocks,omitempty"`     // headings, paragraphs and list items of Text, in order, not overlapping
	Hash       string      `json:"hash"`                 // ContentHash of this article
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

// ContentHash returns the SHA-256, in hexadecimal, of what makes two articles the same: title, publication day
// and text. Address, tags and publisher do not count, so a syndicated copy has the hash of its original.
func (a Article) ContentHash() string {
	h := sha256.New()
	for _, part := range []string{a.Title, string(a.Published), a.Text} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))
}
