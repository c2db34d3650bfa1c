package analysis

import (
	"unicode"
	"unicode/utf8"
)

// A Span is text[Start:End], in bytes.
type Span struct{ Start, End int }

// Sentences divides text into sentences: trimmed, in order, not overlapping, together covering every
// byte that is not space. A line break always ends one. A sentence of more than 120 words is cut
// where it pauses, so that a quotation stays readable. Text of nothing but space gives none.
func Sentences(text string) []Span {
	var spans []Span
	start := 0
	for start < len(text) {
		end := sentenceEnd(text, start)
		if s, ok := trim(text, start, end); ok {
			spans = appendReadable(spans, text, s)
		}
		start = end
	}
	return spans
}

// sentenceEnd returns where the sentence that begins at start ends, behind its marks and closing quotes.
func sentenceEnd(text string, start int) int {
	for i := start; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf && !endsSentence[c] {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case isBreak(r):
			return i + size
		case r == '。' || r == '！' || r == '？':
			return closing(text, i+size)
		case r == '.' || r == '!' || r == '?' || r == '…':
			marks := endOfMarks(text, i)
			if end := closing(text, marks); ends(text, start, i, marks, end) {
				return end
			}
			i = marks
			continue
		}
		i += size
	}
	return len(text)
}

// endsSentence holds the ASCII bytes sentenceEnd looks at.
var endsSentence = [utf8.RuneSelf]bool{'.': true, '!': true, '?': true, '\n': true, '\r': true, '\v': true, '\f': true}

// isBreak reports what divides lines or paragraphs.
func isBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

func endOfMarks(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r != '.' && r != '!' && r != '?' && r != '…' {
			break
		}
		i += size
	}
	return i
}

// closing returns the end of the quotes, brackets and note marks – "[12]" – that close a sentence at i.
func closing(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch r {
		case '"', '\'', '”', '’', '»', ')', ']', '」', '』', '）', '*', '_':
			i += size
			continue
		case '[':
			if end := endOfNote(text, i); end > 0 {
				i = end
				continue
			}
		}
		break
	}
	return i
}

// endOfNote returns the end of a note mark such as "[12]" at i, or 0.
func endOfNote(text string, i int) int {
	j := i + 1
	for j < len(text) && isDigit(text[j]) {
		j++
	}
	if j > i+1 && j < len(text) && text[j] == ']' {
		return j + 1
	}
	return 0
}

// trim returns text[start:end] without the space around it; ok is false when that is all there is.
func trim(text string, start, end int) (s Span, ok bool) {
	for start < end {
		r, size := utf8.DecodeRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		start += size
	}
	for end > start {
		r, size := utf8.DecodeLastRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		end -= size
	}
	return Span{start, end}, end > start
}
