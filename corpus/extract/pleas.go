package extract

import (
	"regexp"
	"strings"
	"unicode"

	"parley/corpus"
)

// plea matches one closing sentence by which a news site asks to be followed or subscribed to. It must
// be a whole sentence at the very end, and name the channel, so that reporting about following stays.
var plea = regexp.MustCompile(`(?i)(?:^|[.!?"”’)]\s+)(` +
	`follow (?:[^.!?]|\.\S){1,60} on (?:google news|twitter|x|facebook|instagram|linkedin|bluesky|threads|telegram|whatsapp|youtube)\b(?:[^.!?]|\.\S){0,160}[.!]?` +
	`|make sure to click the follow button[.!]?` +
	`|(?:sign up|subscribe|click here to (?:sign up|subscribe)) (?:for|to) (?:[^.!?]|\.\S){0,60}newsletters?\b(?:[^.!?]|\.\S){0,120}[.!]?` +
	`)\s*$`)

// pleaStart returns where the pleas that end text begin, len(text) when it ends with none.
func pleaStart(text string) int {
	end := len(text)
	for {
		// Far more than a plea may have; a longer sentence is none.
		from := max(0, end-400)
		m := plea.FindStringSubmatchIndex(text[from:end])
		if m == nil || (from > 0 && m[0] == 0) {
			return end
		}
		if end = from + m[2]; end == 0 {
			return 0
		}
		end = len(strings.TrimRightFunc(text[:end], unicode.IsSpace))
	}
}

// cutPleas drops pleas from the end of an article, never all of it.
func cutPleas(pieces []piece) []piece {
	for n := len(pieces); n > 1 && pieces[n-1].kind == corpus.Paragraph; n-- {
		last := &pieces[n-1]
		start := pleaStart(last.text)
		if start > 0 {
			last.text = last.text[:start]
			return pieces[:n]
		}
		pieces = pieces[:n-1]
	}
	return pieces
}
