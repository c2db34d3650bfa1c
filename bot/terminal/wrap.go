package terminal

import (
	"iter"
	"strings"

	"github.com/rivo/uniseg"
)

// wrap divides text into lines of at most width columns. It breaks at blanks and between wide characters
// where Unicode allows it (UAX #14), never inside a word, so that a word too long for a line stands
// alone and can still be copied. A line break of the text stays one. Blanks at a break are dropped.
// With a width of 0 or less only the text's own line breaks count. There is always at least one line.
func wrap(text string, width int) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		if width <= 0 {
			lines = append(lines, strings.TrimRight(paragraph, " "))
			continue
		}
		lines = append(lines, fill(paragraph, width)...)
	}
	return lines
}

// fill wraps one paragraph.
func fill(paragraph string, width int) []string {
	var lines []string
	line := ""
	for piece := range pieces(paragraph) {
		if line != "" && uniseg.StringWidth(strings.TrimRight(line+piece, " ")) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line = ""
		}
		line += piece
	}
	return append(lines, strings.TrimRight(line, " "))
}

// pieces yields the parts of a paragraph a line may end after; joined they are the paragraph.
func pieces(paragraph string) iter.Seq[string] {
	return func(yield func(string) bool) {
		piece, state := "", -1
		for rest := paragraph; rest != ""; {
			var segment string
			segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			piece += segment
			// UAX #14 also breaks after hyphens and slashes. A reader who copies "US-\nChina" gets another word.
			if rest != "" && !strings.HasSuffix(piece, " ") && !wide(rest) {
				continue
			}
			if !yield(piece) {
				return
			}
			piece = ""
		}
	}
}

// wide reports whether text begins with a character two columns wide.
func wide(text string) bool {
	_, _, width, _ := uniseg.FirstGraphemeClusterInString(text, -1)
	return width > 1
}
