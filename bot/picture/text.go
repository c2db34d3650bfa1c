package picture

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
)

// A look is how a line of text is set.
type look struct {
	name string  // of its class in an SVG
	size float64 // of its letters, in units
	bold bool
}

// The looks.
var (
	heading = look{"heading", 20, true}
	remark  = look{"remark", 13, false}
	date    = look{"date", 15, true}
	ahead   = look{"ahead", 15, true}
	quote   = look{"quote", 15, false}
	source  = look{"source", 12, false}
)

// leading is the distance of two lines, in sizes of their letters.
const leading = 1.4

// fonts measure text, and paint it at some scale.
type fonts struct {
	faces map[look]font.Face
	scale float64 // pixels to the unit
	spare float64 // how much wider than measured the letters that are shown may be, 1 where they are these
}

func newFonts(scale, spare float64) (fonts, error) {
	f := fonts{map[look]font.Face{}, scale, spare}
	for _, l := range []look{heading, remark, date, ahead, quote, source} {
		data := goregular.TTF
		if l.bold {
			data = gobold.TTF
		}
		parsed, err := opentype.Parse(data)
		if err != nil {
			return f, fmt.Errorf("reading the font of pictures: %w", err)
		}
		f.faces[l], err = opentype.NewFace(parsed, &opentype.FaceOptions{Size: l.size * scale, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			return f, fmt.Errorf("setting the font of pictures: %w", err)
		}
	}
	return f, nil
}

// width is how wide a text is in a look, in units.
func (f fonts) width(l look, text string) float64 {
	return float64(font.MeasureString(f.faces[l], text)) / 64 / f.scale * f.spare
}

// wrap divides text into lines no wider than width. A word that is wider by itself is cut.
func (f fonts) wrap(l look, text string, width float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(harmless(text)) {
		if next := strings.TrimPrefix(line+" "+word, " "); f.width(l, next) <= width {
			line = next
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; f.width(l, line) > width && utf8.RuneCountInString(line) > 1; {
			head := f.head(l, line, width)
			lines, line = append(lines, line[:head]), line[head:]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// head returns how many bytes of a word fit, one character at least.
func (f fonts) head(l look, word string, width float64) int {
	_, fits := utf8.DecodeRuneInString(word)
	for i := range word {
		if i > 0 && f.width(l, word[:i]) > width {
			break
		}
		fits = max(fits, i)
	}
	return fits
}

// harmless returns text with what acts on a screen rather than standing on it replaced by "�".
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\ufffe', r == '\uffff':
			return utf8.RuneError
		}
		return r
	}, text)
}
