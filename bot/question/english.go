package question

import (
	_ "embed"
	"sort"
	"strings"
)

//go:embed english.txt
var englishText string

// english is a sorted list of words, a line each, searched where it lies: nothing is read before the first misspelling.
type english string

// newEnglish returns the list that comes with Parley, without the lines of its header.
func newEnglish() english {
	text := englishText
	for strings.HasPrefix(text, "#") {
		_, text, _ = strings.Cut(text, "\n")
	}
	return english(text)
}

// has reports whether a word in lower case is on the list.
func (e english) has(word string) bool {
	at := sort.Search(len(e), func(i int) bool { return e.lineAt(i) >= word })
	return at < len(e) && e.lineAt(at) == word
}

// lineAt returns the line that byte i is in.
func (e english) lineAt(i int) string {
	start := strings.LastIndexByte(string(e[:i]), '\n') + 1
	line, _, _ := strings.Cut(string(e[start:]), "\n")
	return line
}
