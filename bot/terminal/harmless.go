package terminal

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// harmless returns text with everything a terminal would act on replaced by "�": control characters,
// which begin escape sequences and move the cursor, and the directional marks that let text be read in
// another order than it is written (https://trojansource.codes). Line breaks stay, a tab is a blank.
// Text without any of these comes back as it is.
func harmless(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029':
			return utf8.RuneError
		}
		return r
	}, text)
}

// Plain returns text from outside as one harmless line, blanks drawn together: for titles and names.
// Nothing in it is left that a terminal would act on.
func Plain(text string) string {
	return strings.Join(strings.Fields(harmless(text)), " ")
}

// address returns a link of visible ASCII, all else percent-encoded, so that it is one word
// that ends no hyperlink and hides nothing.
func address(link string) string {
	var b strings.Builder
	for i := range len(link) {
		if c := link[i]; c > ' ' && c < 0x7f {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
