package extract

import (
	"fmt"
	"path"
	"strings"

	"parley/corpus"
)

// Version numbers what this package makes of the same bytes. It goes up whenever a text may come out
// differently, so that whoever remembers what was read reads it again.
const Version = 3

// The most bytes one file may have. A .jsonl file is a shelf of documents, so it may hold more; reading
// one takes five times its size in memory. JSONL bounds each of its lines.
const (
	maxDocument = 32 << 20
	maxShelf    = 128 << 20
)

// A reader is one format. Each takes the name for titles and messages and the whole content, and returns
// the articles, what had to be left out, or an error when the document as a whole cannot be read.
type reader func(name string, data []byte) ([]corpus.Article, []corpus.Problem, error)

func readerOf(name string) reader {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown":
		return Markdown
	case ".txt":
		return Text
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".pdf":
		return PDF
	case ".jsonl", ".ndjson":
		return JSONL
	}
	return nil
}

// Known reports whether File reads files of this name, going by its extension in any case.
func Known(name string) bool { return readerOf(name) != nil }

// Limit returns the most bytes File accepts for this name: 128 MB for .jsonl and .ndjson,
// 32 MB for everything else.
func Limit(name string) int64 {
	switch strings.ToLower(path.Ext(name)) {
	case ".jsonl", ".ndjson":
		return maxShelf
	}
	return maxDocument
}

// File reads a document by the extension of its name: .md .markdown .txt .html .htm .xhtml .pdf .jsonl
// .ndjson. Articles have no ID unless the document states one. Problems name what was left out while
// the rest was read. The error is for the document as a whole: an unknown extension, too many bytes,
// binary or empty content, no text.
func File(name string, data []byte) ([]corpus.Article, []corpus.Problem, error) {
	read := readerOf(name)
	if read == nil {
		return nil, nil, fmt.Errorf("cannot read %q files: want .md, .txt, .html, .pdf or .jsonl", path.Ext(name))
	}
	if err := CheckSize(name, int64(len(data))); err != nil {
		return nil, nil, err
	}
	return read(name, data)
}

// CheckSize returns an error naming size and limit when a file of size bytes is more than File accepts,
// so that it need not be read to be refused.
func CheckSize(name string, size int64) error {
	if limit := Limit(name); size > limit {
		return fmt.Errorf("%.1f MB is more than the limit of %d MB: split it into smaller files", float64(size)/(1<<20), limit>>20)
	}
	return nil
}

// rescue turns a panic of a third-party parser into an error; a document must never end the program.
// Our own limits are panics too where no error can be returned.
func rescue(err *error) {
	switch r := recover(); r {
	case nil:
	case errTooMuch, errTooSlow:
		*err = r.(error)
	default:
		*err = fmt.Errorf("damaged or unusual file: its parser gave up: %v", r)
	}
}
