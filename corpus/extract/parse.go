package extract

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// mostElements is how many elements a page may have. The largest pages of law have some fifty thousand; each takes up to a
// kilobyte once it is parsed, and a misnested one makes the parser add more.
const mostElements = 250_000

var errElements = errors.New("a page of more than 250,000 elements: split it into smaller ones")

// parse parses a page that is not made to use up memory. The parser itself refuses elements that lie more than 512 deep
// within each other.
func parse(text string) (*html.Node, error) {
	if elements(text) > mostElements {
		return nil, errElements
	}
	page, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("read HTML: %w", err)
	}
	return page, nil
}

// elements counts what looks like the beginning of an element.
func elements(text string) int {
	n := 0
	for {
		at := strings.IndexByte(text, '<')
		if at < 0 || at+1 == len(text) {
			return n
		}
		if c := text[at+1] | 0x20; 'a' <= c && c <= 'z' {
			n++
		}
		text = text[at+1:]
	}
}
