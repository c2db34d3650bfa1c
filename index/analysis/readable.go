package analysis

import (
	"unicode"
)

// A sentence of more than longestSentence words is cut, and no piece of it is shorter than shortestPiece
// if another cut will do. Legal text has sentences of pages; nobody reads a quotation that long.
const (
	longestSentence = 120
	shortestPiece   = 20
)

// appendReadable appends s, in pieces when it is too long: cut behind the last semicolon, or the last colon
// before an enumeration, that leaves a readable piece; failing that behind the last comma; failing
// that between two words.
func appendReadable(spans []Span, text string, s Span) []Span {
	for s.End-s.Start > longestSentence { // a word has a byte at least
		at := cut(text[s.Start:s.End])
		if at == 0 {
			break
		}
		piece, _ := trim(text, s.Start, s.Start+at)
		spans = append(spans, piece)
		rest, ok := trim(text, s.Start+at, s.End)
		if !ok {
			return spans
		}
		s = rest
	}
	return append(spans, s)
}

// cut returns where to cut a sentence, 0 when it is short enough.
func cut(text string) int {
	pause, comma, word := 0, 0, 0
	words, inWord := 0, false
	for i, r := range text {
		if !unicode.IsSpace(r) {
			if !inWord {
				words++
				inWord = true
			}
			if words > longestSentence {
				break
			}
			continue
		}
		if inWord && words >= shortestPiece {
			word = i
			switch before := text[i-1]; {
			case before == ';', before == ':' && isEnumerator(text[i:]):
				pause = i
			case before == ',':
				comma = i
			}
		}
		inWord = false
	}
	if words <= longestSentence {
		return 0
	}
	return firstOf(pause, comma, word)
}

func firstOf(places ...int) int {
	for _, p := range places {
		if p > 0 {
			return p
		}
	}
	return 0
}
