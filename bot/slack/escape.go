package slack

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// joiner is U+2060, a blank of no width at which no line breaks. Slack takes it for part of no name or address.
const joiner = "\u2060"

// inert has, for each mark that formats, one that looks the same and does not. Slack has no way to escape them, and a
// blank of no width beside one does not stop it: it is what people use to make formatting work within a word.
var inert = map[rune]string{'*': "\u2217", '_': "\u02cd", '~': "\u223c", '`': "\u02cb"}

// Escape returns text for a place where Slack reads mrkdwn, so that it shows as it was written and does nothing: no
// mention, channel, link, emoji, quotation or formatting comes of it. Line breaks stay. The three characters Slack
// reserves become entities (https://docs.slack.dev/messaging/formatting-message-text); what else could be read as
// markup is parted by a blank of no width or gives way to a look-alike. "" stays "".
func Escape(text string) string {
	text = harmless(text)
	var b strings.Builder
	for i, r := range text {
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		rest := text[i+utf8.RuneLen(r):]
		b.WriteString(escaped(before, r, rest))
	}
	return b.String()
}

// escaped is r between the character before it and the text behind it.
func escaped(before, r rune, rest string) string {
	after, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>': // the entity, too, begins a quotation at the start of a line
		return joiner + "&gt;"
	case '*', '_', '~':
		if !withinWord(before, after) {
			return inert[r]
		}
	case '`': // code needs no word boundary
		return inert[r]
	case ':', '@', '#':
		if !unicode.IsSpace(after) { // nor at the end: something may follow the text
			return string(r) + joiner
		}
	case '.':
		if beginsDomain(before, rest) {
			return "." + joiner
		}
	case ']':
		if after == '(' {
			return "]" + joiner
		}
	}
	return string(r)
}

// withinWord tells whether a mark between two characters is part of a word, as in snake_case.
func withinWord(before, after rune) bool { return isAlphanumeric(before) && isAlphanumeric(after) }

func isAlphanumeric(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// beginsDomain tells whether the dot between before and rest could stand in the name of a site: "bis.gov" but
// neither "744.11" nor "U.S.".
func beginsDomain(before rune, rest string) bool {
	first, n := utf8.DecodeRuneInString(rest)
	second, _ := utf8.DecodeRuneInString(rest[n:])
	return !unicode.IsSpace(before) && unicode.IsLetter(first) && (unicode.IsLetter(second) || second == '-')
}

// harmless returns text with what acts on a screen rather than standing on it replaced by "�": control characters and
// the directional marks that let text be read in another order than it is written (https://trojansource.codes).
// Line breaks stay, a tab is a blank. Text without any of these comes back as it is.
func harmless(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return utf8.RuneError
		}
		return r
	}, text)
}

// oneLine returns text from outside as one harmless line: for titles, names and remarks.
func oneLine(text string) string {
	return strings.Join(strings.Fields(harmless(text)), " ")
}

// clip returns text as one line of at most most characters as Slack counts them, ending in "…" if it was longer.
// It is for names and questions; a quotation is never clipped.
func clip(text string, most int) string {
	text = oneLine(text)
	if size(text) <= most {
		return text
	}
	kept := strings.TrimRight(text[:cut(text, most-1)], " ")
	return kept + "…"
}

// size returns the length of text in UTF-16 units. Slack does not say what it counts; nothing it could count is longer.
func size(text string) int {
	n := 0
	for _, r := range text {
		if n++; r > 0xffff {
			n++
		}
	}
	return n
}

// visible tells whether text has anything to see: Slack refuses texts that are only blanks.
func visible(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Mn, r)
	})
}
