package corpus

import (
	"context"
	"iter"
)

// A Source knows where articles come from.
type Source interface {
	// Name tells sources apart for ever: "files:/srv/articles", "briefings".
	Name() string

	// Documents yields every document the source holds now, in a stable order. stamps maps the keys
	// stored at the last sync to their stamps: a document whose stamp still holds is yielded
	// with Unchanged set and need not be read. A key comes once; stamps belongs to the source.
	// A document that cannot be read is yielded with Err, and the rest goes on. The error beside a
	// document ends the iteration: the source as a whole failed, and nothing it held before is removed.
	// A folder that is not there is such an error; one that is empty is not, and empties what is stored.
	Documents(ctx context.Context, stamps map[string]string) iter.Seq2[Document, error]
}

// A Document is one thing a source holds – a file, a page – and the articles in it.
type Document struct {
	Key       string    // where in the source: a path, an address
	Stamp     string    // changes whenever the content may have changed: size and time, an ETag; "" when it cannot be told
	Unchanged bool      // Stamp is the one stored; Articles is empty
	Articles  []Article // usually one; a .jsonl file holds many. An empty ID asks the store for one made from Key
	Problems  []Problem // articles in it, or parts of them, that cannot be used; the others still count
	Raw       *Raw      // what Articles were made of, to be kept; nil for what can be read again at no cost
	Err       error     // why the document as a whole cannot be read; what it held before stays

	again bool // it has not changed: Articles were made anew of what was kept of it
}

// A Problem is one thing left out of a sync, in words a person can act on.
type Problem struct {
	Where  string // "notes/talks.jsonl:17"
	Reason string // "no text"
	Partly bool   `json:",omitempty"` // the article came in without what the reason names
}
