package extract

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/corpus"
)

// titleWords is where a title made from a sentence is cut.
const titleWords = 12

// titleFrom names an article that has no title: its first heading, else its first sentence, else its file.
func titleFrom(pieces []piece, name string) string {
	for _, p := range pieces {
		if p.kind == corpus.Heading {
			return p.text
		}
	}
	for _, p := range pieces {
		if p.kind != corpus.Row {
			return opening(p.text)
		}
	}
	return nameTitle(name)
}

// opening returns the first sentence of text, cut with "…" after titleWords words.
func opening(text string) string {
	words := strings.Fields(text)
	for i, word := range words {
		if i == titleWords {
			return strings.Join(words[:i], " ") + "…"
		}
		if endsSentence(word) && !abbreviation(word) {
			return strings.Join(words[:i+1], " ")
		}
	}
	return strings.Join(words, " ")
}

// abbreviation reports whether the full stop of word more likely belongs to it: "U.S.", "Mr.", "No.".
func abbreviation(word string) bool {
	core := strings.TrimRight(word, ".")
	first, _ := utf8.DecodeRuneInString(core)
	return strings.HasSuffix(word, ".") && (strings.Contains(core, ".") || (unicode.IsUpper(first) && utf8.RuneCountInString(core) <= 3))
}

// endsSentence reports whether text ends as sentences do, closing quotes and brackets aside.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, "\"'”’)]»")
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "…")
}

// nameTitle makes words of a file name: "geneva-talks.md" gives "geneva talks".
func nameTitle(name string) string {
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	return clean(strings.Map(func(r rune) rune {
		if r == '-' || r == '_' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(base, " ")))
}

// sameTitle compares two titles by their letters and digits only.
func sameTitle(a, b string) bool {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, s)
	}
	return letters(a) == letters(b)
}
