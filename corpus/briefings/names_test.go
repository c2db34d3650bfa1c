package briefings

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// elsewhere lists names that stand in a source a briefing cites and not in the papers beside the repository.
var elsewhere = []string{
	"g42",       // Dong-A Ilbo, 21 November 2025; told as a report
	"wassenaar", // Supplement No. 1 to 15 CFR Part 740, country group A:1
}

// names returns the words of a sentence that begin with a capital, its first word left out: there
// every word does.
func names(sentence string) []string {
	var found []string
	for i, w := range strings.FieldsFunc(sentence, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if first, _ := utf8.DecodeRuneInString(w); i > 0 && unicode.IsUpper(first) && utf8.RuneCountInString(w) > 2 {
			found = append(found, strings.ToLower(w))
		}
	}
	return found
}

// A name is at home in the fact sheets or the source papers.
func TestEveryNameIsKnown(t *testing.T) {
	where := map[string]string{}
	for _, b := range load(t) {
		for _, s := range b.sentences {
			for _, name := range names(s) {
				if !slices.Contains(elsewhere, name) {
					where[name] = b.file
				}
			}
		}
	}
	for _, root := range []string{factSheets, papers} {
		eachFile(t, root, func(_, text string) {
			for _, w := range words(text) {
				delete(where, w)
			}
		})
	}
	for name, file := range where {
		t.Errorf("%s: %q stands in no source", file, name)
	}
}

func TestNames(t *testing.T) {
	if got := strings.Join(names("The letter named Matt Pottinger, a US-based expert on Lemon8 in Part 7."), " "); got != "matt pottinger lemon8 part" {
		t.Errorf("names: %q", got)
	}
}
