package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean returns text as one canonical line: normal form C, every run of white space one space, none at
// the ends, no control characters and nothing invisible. Format characters go too, joiners among them,
// because two spellings that look alike must compare alike; an emoji family falls apart into its members.
func clean(text string) string {
	if isClean(text) && !strings.Contains(text, "  ") && !strings.ContainsFunc(text, oddSpace) {
		return strings.Trim(text, " ")
	}
	var b strings.Builder
	b.Grow(len(text))
	space := false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
		case junk(r):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// repair returns text in normal form C with plain line breaks and without junk, and otherwise as it is.
func repair(text string) string {
	if strings.ContainsAny(text, "\r\v\f\u0085\u2028\u2029") {
		text = lineBreaks.Replace(text)
	}
	if isClean(text) {
		return text
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if junk(r) {
			return -1
		}
		return r
	}, text))
}

// lineBreaks makes "\n" of whatever ends a line somewhere.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n\n")

// isClean reports whether text already is valid UTF-8 in normal form C without junk; its white space may be any.
func isClean(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, junk) && norm.NFC.IsNormalString(text)
}

// junk reports whether r is never text: control and format characters, noncharacters, and the object
// replacement character that stands where a picture was.
func junk(r rune) bool {
	switch {
	case r < 0x80:
		return (r < ' ' && !unicode.IsSpace(r)) || r == 0x7f
	case r == 0xFFFC, r&0xFFFE == 0xFFFE, 0xFDD0 <= r && r <= 0xFDEF:
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Co) || (unicode.Is(unicode.Cc, r) && !unicode.IsSpace(r))
}

func oddSpace(r rune) bool { return r != ' ' && unicode.IsSpace(r) }
