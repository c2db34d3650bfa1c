package extract

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"

	"parley/corpus"
)

// How much of one PDF is read. A document past a limit is refused, not cut: a citation from half a
// document would mislead.
const (
	maxPages  = 3000
	maxGlyphs = 4 << 20 // about twice the Code of Federal Regulations title 15 part 774
	maxTime   = 60 * time.Second
)

var (
	errNoPDF     = errors.New("not a PDF: it does not begin with %PDF")
	errEncrypted = errors.New("encrypted PDF: save a copy without a password")
	errScanned   = errors.New("no text in this PDF, perhaps scanned pages: run it through text recognition first")
	errTooMuch   = fmt.Errorf("more than %d characters: split the PDF", maxGlyphs)
	errTooSlow   = fmt.Errorf("unusual PDF: not read within %v", maxTime)
)

// PDF reads one article of a text PDF. Lines and paragraphs are rebuilt from where the glyphs stand, words
// broken at line ends are joined, headings are told by size and weight, and what repeats at the edges of
// pages is left out. The title is the one the file states, when it reads like one, else the largest
// heading. The day a file was made is not the day it was published, so the article is undated. Scanned,
// encrypted and damaged files, and those of more than 3,000 pages, are errors.
func PDF(name string, data []byte) (articles []corpus.Article, problems []corpus.Problem, err error) {
	defer rescue(&err)
	start := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if start < 0 {
		return nil, nil, errNoPDF
	}
	limit := time.Now().Add(maxTime)
	file, err := openPDF(data[start:], limit)
	if err != nil {
		return nil, nil, err
	}
	pages, err := pagesOf(file, limit)
	if err != nil {
		return nil, nil, err
	}
	b := fromPages(pages)
	if len(b.pieces) == 0 {
		return nil, nil, errScanned
	}
	a, err := finish(corpus.Article{Title: pdfTitle(file, b.pieces)}, b, name)
	return one(a, nil, err)
}

// openPDF opens data, forgiving what the library does not: a later version number and bytes after the end.
func openPDF(data []byte, limit time.Time) (*pdf.Reader, error) {
	if end := bytes.LastIndex(data, []byte("%%EOF")); end > 0 {
		data = data[:end+len("%%EOF")]
	}
	data = append([]byte("%PDF-1.7\n"), data[min(9, len(data)):]...)
	file, err := pdf.NewReader(timed{bytes.NewReader(data), limit}, int64(len(data)))
	switch {
	case err == nil:
		return file, nil
	case bytes.Contains(data, []byte("/Encrypt")): // no empty password, or a cipher the library lacks
		return nil, errEncrypted
	}
	return nil, fmt.Errorf("damaged PDF: %w", err)
}

// timed ends the reading of a PDF whose objects point at each other in circles: the library
// follows them for ever, but it reads on every turn.
type timed struct {
	io.ReaderAt
	limit time.Time
}

func (t timed) ReadAt(p []byte, off int64) (int, error) {
	if time.Now().After(t.limit) {
		panic(errTooSlow)
	}
	return t.ReaderAt.ReadAt(p, off)
}

// pagesOf returns the lines of every page.
func pagesOf(file *pdf.Reader, limit time.Time) ([][]textLine, error) {
	count := file.NumPage()
	if count > maxPages {
		return nil, fmt.Errorf("%d pages are more than the limit of %d: split the PDF", count, maxPages)
	}
	budget := maxGlyphs
	var pages [][]textLine
	for number := 1; number <= count; number++ {
		glyphs := glyphsOf(file.Page(number), budget)
		budget -= len(glyphs)
		if time.Now().After(limit) {
			return nil, errTooSlow
		}
		pages = append(pages, linesOn(glyphs))
	}
	return pages, nil
}

// toolTitle matches titles that programs put in: file names and the program's own.
var toolTitle = regexp.MustCompile(`(?i)^(microsoft word|microsoft powerpoint|untitled|document\d*$|slide 1|print)|\.(docx?|pdf|indd|tex|dvi|rtf|pptx?|xlsx?)\b`)

// pdfTitle returns the title the file states when it reads like one, else the largest
// heading near its beginning, else "" for finish to make one.
func pdfTitle(file *pdf.Reader, pieces []piece) string {
	stated := clean(file.Trailer().Key("Info").Key("Title").Text())
	if words := len(strings.Fields(stated)); words >= 2 && words <= 40 && !toolTitle.MatchString(stated) {
		return stated
	}
	best := piece{level: 7}
	for _, p := range pieces[:min(len(pieces), 12)] {
		if p.kind == corpus.Heading && p.level < best.level {
			best = p
		}
	}
	return best.text
}
