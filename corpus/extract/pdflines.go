package extract

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
)

// A textLine is one line of a page as it was set.
type textLine struct {
	text string
	x, y float64 // of its first glyph, in points from the lower left corner
	size float64 // of most of its glyphs, in points
	bold bool    // all of it
}

// linesOn gathers the glyphs of a page into lines. Glyphs stay in the order they were drawn, which is the
// order of reading in nearly all files and keeps columns apart; sorting by place would mix them.
func linesOn(glyphs []glyph) []textLine {
	var lines []textLine
	start := 0
	for i := 1; i <= len(glyphs); i++ {
		if i == len(glyphs) || !sameLine(glyphs[i-1], glyphs[i]) {
			if l := lineOf(glyphs[start:i]); l.text != "" {
				lines = append(lines, l)
			}
			start = i
		}
	}
	return lines
}

// sameLine reports whether after stands on the line of before: at its height or a little off it, like a raised
// number, and not far back to the left.
func sameLine(before, after glyph) bool {
	size := max(before.size, after.size, 1)
	return math.Abs(after.y-before.y) < size*0.5 && after.x > before.x-size*2
}

func lineOf(glyphs []glyph) textLine {
	var text strings.Builder
	sizes := map[float64]int{}
	bold := true
	for i, g := range glyphs {
		// More than a fifth of an em is a space: letter spacing does not reach it, and no word space stays below.
		if i > 0 && g.x-glyphs[i-1].x-glyphs[i-1].w > g.size*0.2 {
			text.WriteByte(' ')
		}
		text.WriteString(g.text)
		if strings.TrimSpace(g.text) != "" {
			sizes[math.Round(g.size*2)/2]++
			bold = bold && g.bold
		}
	}
	return textLine{text: strings.TrimSpace(text.String()), x: glyphs[0].x, y: glyphs[0].y, size: most(sizes), bold: bold}
}

// most returns the key that counts most, the smallest of equals.
func most[K cmp.Ordered](counts map[K]int) K {
	var best K
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		if counts[key] > counts[best] {
			best = key
		}
	}
	return best
}
