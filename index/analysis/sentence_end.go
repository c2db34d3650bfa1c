package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ends reports whether the marks text[i:marks], closed at end, finish the sentence begun at start.
//
// What decides is the word before, when it is an abbreviation, and the word behind: a sentence does not
// begin with a small letter, and behind "U.S." or "Inc." one begins only with a word that likes to open
// sentences ("The", "He", "In").
func ends(text string, start, i, marks, end int) bool {
	next, first, spaced := opening(text, end)
	if first == 0 {
		return true // the text or the line ends here
	}
	if !spaced {
		return false
	}
	switch {
	case text[next] == '.':
		return false // ". . ."
	case i > start && isSpaceAt(text, i-1): // " . " in tokenised text
		return !unicode.IsLower(first) || marks == i+1 && !strings.HasSuffix(strings.TrimRight(text[start:i], " "), ".")
	case unicode.IsLower(first):
		return isEnumerator(text[end:])
	case first == '—' || first == '–':
		return false // who said it belongs to what was said
	case text[i] == '!' || text[i] == '?':
		return end == marks || !isSaid(text[next:])
	case marks > i+1 || text[i] != '.': // dots of omission
		return true
	}
	return endsAfter(text, start, i, next, first)
}

// endsAfter decides about a full stop behind an ordinary word, a number or an abbreviation.
func endsAfter(text string, start, i, next int, first rune) bool {
	from := wordBefore(text, start, i)
	word := text[from:i]
	if isMarker(text, start, from, word) {
		return false
	}
	opens := opensSentence(firstWord(text[next:]))
	switch kindOf(word) {
	case neverLast:
		return false
	case beforeNumber:
		return !unicode.IsDigit(first) && (opens || isLower(word))
	case oftenLast:
		return opens
	case clockTime:
		return !isZone(firstWord(text[next:]))
	}
	return true
}

// opening returns where the next sentence's first letter, digit or sign stands and what it is, skipping
// space and opening marks; first is 0 at the end of the line. spaced tells whether there was space.
func opening(text string, i int) (next int, first rune, spaced bool) {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case isBreak(r):
			return i, 0, true
		case unicode.IsSpace(r):
			spaced = true
		case spaced && strings.ContainsRune("\"'“‘«([{*_`¿¡", r):
		default:
			return i, r, spaced
		}
		i += size
	}
	return i, 0, true
}

// wordBefore returns where the word that ends at i begins, its inner dots included: "U.S", "Sec".
func wordBefore(text string, start, i int) int {
	for i > start {
		r, size := utf8.DecodeLastRuneInString(text[start:i])
		if r != '.' && r != '\'' && r != '’' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			break
		}
		i -= size
	}
	return i
}

func firstWord(text string) string {
	end := 0
	for end < len(text) && (isAlnum(text[end]) || text[end] == '\'' || text[end] >= utf8.RuneSelf) {
		end++
	}
	return text[:end]
}

// isMarker reports whether word is all the sentence has so far and numbers it: "1", "12", "a", "iv".
func isMarker(text string, start, from int, word string) bool {
	if strings.TrimLeftFunc(text[start:from], func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == '*' || r == '-' }) != "" {
		return false
	}
	return isCount(word, 1, 3) || len(word) == 1 && isLetter(word[0]) || word != "" && len(word) < 5 && strings.Trim(word, "ivxIVX") == ""
}

// isEnumerator reports whether rest begins, behind space, with a bracketed marker: "(a)", "(iii)".
func isEnumerator(rest string) bool {
	rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
	if len(rest) < 3 || rest[0] != '(' {
		return false
	}
	end := 1
	for end < min(len(rest)-1, 5) && isAlnum(rest[end]) {
		end++
	}
	return end > 1 && rest[end] == ')'
}

func isSpaceAt(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i+1])
	return unicode.IsSpace(r)
}

// isSaid reports whether one of the next three words ascribes the quotation before: "Trump said".
func isSaid(rest string) bool {
	for range 3 {
		word := firstWord(rest)
		switch word {
		case "said", "says", "asked", "asks", "told", "added", "wrote", "replied", "warned", "declared", "tweeted":
			return true
		}
		rest = strings.TrimLeft(rest[len(word):], " ")
	}
	return false
}
