// Package briefings is the default corpus: Parley's own dated articles on the trade talks
// and the technology export rules, embedded in the binary.
//
// A briefing is a Markdown file with YAML front matter. Its sentences are written to be quoted
// alone, and its sources list the openings of the sentences they support, so that the tests can
// hold every sentence with a figure to a source. A briefing has no page of its own on the web: its address
// is that of its first source, the one it mainly rests on.
package briefings

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"iter"

	"parley/corpus"
)

//go:embed *.md
var shelf embed.FS

// version is part of every stamp. Raise it when the same bytes should be read again,
// because the reader has learned to make more of them.
const version = "4"

// A Source yields the embedded briefings.
type Source struct {
	files fs.FS
	read  func(name string, data []byte) ([]corpus.Article, []corpus.Problem, error)
}

var _ corpus.Source = (*Source)(nil)

// New returns the source of the embedded briefings. read turns one Markdown file with front matter
// into articles, as extract.File does.
func New(read func(name string, data []byte) ([]corpus.Article, []corpus.Problem, error)) *Source {
	return &Source{files: shelf, read: read}
}

// Name returns "briefings".
func (s *Source) Name() string { return "briefings" }

// Documents yields one document for each briefing, in order of file name. The key is the file name
// and the stamp is a hash of the content. A briefing that cannot be read is yielded with Err;
// only the end of ctx ends the iteration early with an error.
func (s *Source) Documents(ctx context.Context, stamps map[string]string) iter.Seq2[corpus.Document, error] {
	return func(yield func(corpus.Document, error) bool) {
		names, err := fs.Glob(s.files, "*.md")
		if err != nil {
			yield(corpus.Document{}, fmt.Errorf("list briefings: %w", err))
			return
		}
		for _, name := range names {
			if err := ctx.Err(); err != nil {
				yield(corpus.Document{}, fmt.Errorf("read briefings: %w", err))
				return
			}
			if !yield(s.document(name, stamps[name]), nil) {
				return
			}
		}
	}
}

// document reads one briefing unless its stamp is still known.
func (s *Source) document(name, known string) corpus.Document {
	data, err := fs.ReadFile(s.files, name)
	if err != nil {
		return corpus.Document{Key: name, Err: fmt.Errorf("read briefing: %w", err)}
	}
	doc := corpus.Document{Key: name, Stamp: stamp(data)}
	if doc.Stamp == known {
		doc.Unchanged = true
		return doc
	}
	doc.Articles, doc.Problems, err = s.read(name, data)
	if err != nil {
		doc.Err = fmt.Errorf("read briefing %s: %w", name, err)
	}
	return doc
}

func stamp(data []byte) string {
	sum := sha256.Sum256(append([]byte(version+"\x00"), data...))
	return hex.EncodeToString(sum[:])
}
