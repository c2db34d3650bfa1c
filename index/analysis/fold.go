package analysis

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// lowerASCII lowers the letters A–Z and leaves every other byte in its place, so that offsets hold.
func lowerASCII(text string) string {
	for i := range len(text) {
		if text[i] >= 'A' && text[i] <= 'Z' {
			lower := []byte(text)
			for ; i < len(lower); i++ {
				if lower[i] >= 'A' && lower[i] <= 'Z' {
					lower[i] |= 0x20
				}
			}
			return string(lower)
		}
	}
	return text
}

// fold returns the plain spelling of a scanned word whose ASCII letters are lower already:
// no accents, ligatures or full-width forms, no dots in acronyms or commas in numbers, no possessive.
func fold(word string, s shape) string {
	if s&foreign != 0 {
		word = foldForeign(word)
	}
	if s&apostrophe != 0 {
		word = strings.TrimSuffix(word, "'s")
	}
	if s&dotted != 0 {
		if word == "u.s" {
			return "us" // by far the most frequent
		}
		word = strings.ReplaceAll(word, ".", "")
	}
	if s&grouped != 0 {
		word = strings.ReplaceAll(word, ",", "")
	}
	return word
}

// foldForeign writes a word that holds more than ASCII in compatible, unaccented lower case (Unicode NFKD
// without combining marks, then NFC, so that Korean syllables stay whole).
func foldForeign(word string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(strings.ToValidUTF8(word, ""))) {
		switch {
		case r >= 0x300 && r < 0x370 || isSilent(r):
		case r == '’' || r == 'ʼ':
			b.WriteByte('\'')
		default:
			if plain := plainLetter(r); plain != "" {
				b.WriteString(plain)
			} else {
				b.WriteRune(r)
			}
		}
	}
	return norm.NFC.String(b.String())
}

// plainLetter writes out the Latin letters that have no decomposition.
func plainLetter(r rune) string {
	if r < utf8.RuneSelf || r > 0x1E9E {
		return ""
	}
	switch r {
	case 'ß', 'ẞ':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ı':
		return "i"
	}
	return ""
}
