package when

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is a run of letters and digits, or one mark between them.
type word struct {
	text       string // lower case
	start, end int
	capital    bool
}

// wordsOf parts a text. Blanks, full stops and what never stands within a date divide words and are left out.
func wordsOf(text string) []word {
	var words []word
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := i + strings.IndexFunc(text[i:], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
			if end < i {
				end = len(text)
			}
			words = append(words, word{strings.ToLower(text[i:end]), i, end, unicode.IsUpper(r)})
			i = end
		case r == '-' || r == '–' || r == '—':
			words = append(words, word{"-", i, i + size, false})
			i += size
		case r == '.' || unicode.IsSpace(r) || r == '\'' || r == '’':
			i += size
		default:
			words = append(words, word{string(r), i, i + size, false})
			i += size
		}
	}
	return words
}

// at returns the word at i, "" behind the end.
func (p *parser) at(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.words[i].text
}

// is reports whether these words stand at i.
func (p *parser) is(i int, phrase string) (next int, ok bool) {
	if !strings.HasPrefix(phrase, p.at(i)) { // as nearly always
		return i, false
	}
	for w := range strings.FieldsSeq(phrase) {
		if p.at(i) != w {
			return i, false
		}
		i++
	}
	return i, true
}

// first returns the place behind the first of phrases that stands at i.
func (p *parser) first(i int, phrases ...string) int {
	for _, phrase := range phrases {
		if next, ok := p.is(i, phrase); ok {
			return next
		}
	}
	return i
}
