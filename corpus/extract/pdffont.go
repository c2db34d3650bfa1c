package extract

import (
	"strings"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/charmap"
)

// A face is a font of a page with what the library would look up again for every glyph kept at hand.
type face struct {
	bold    bool
	codes   int // bytes of a character code: 2 in composite fonts, else 1
	first   int // code that widths begin with
	widths  []float64
	wide    map[int]float64 // widths in composite fonts
	missing float64         // width of every other code
	decoder pdf.TextEncoding
	texts   map[string]string
}

// Widths are thousandths of the type size. halfEm stands in where a font states none – the fourteen standard
// fonts need not – and fullEm is what composite fonts mean by saying nothing (ISO 32000-1, 9.7.4.3).
const (
	halfEm = 500
	fullEm = 1000
)

func newFace(v pdf.Value) *face {
	font := pdf.Font{V: v}
	f := &face{
		bold:    boldFont(font.BaseFont()),
		codes:   1,
		first:   font.FirstChar(),
		widths:  font.Widths(),
		missing: halfEm,
		decoder: font.Encoder(),
		texts:   map[string]string{},
	}
	if m := v.Key("FontDescriptor").Key("MissingWidth").Float64(); m > 0 {
		f.missing = m
	}
	if v.Key("Subtype").Name() == "Type3" {
		// Their widths are in units of their own.
		for i := range f.widths {
			f.widths[i] *= v.Key("FontMatrix").Index(0).Float64() * 1000
		}
	}
	if v.Key("Subtype").Name() == "Type0" {
		f.composite(v.Key("DescendantFonts").Index(0))
	}
	return f
}

// composite reads the widths of a composite font: "first [w w w]" and "first last w" in turn.
func (f *face) composite(v pdf.Value) {
	const codes = 1 << 16
	f.codes, f.missing, f.wide = 2, fullEm, map[int]float64{}
	if d := v.Key("DW"); !d.IsNull() {
		f.missing = d.Float64()
	}
	list := v.Key("W")
	for i := 0; i+1 < list.Len(); {
		first, next := int(list.Index(i).Int64()), list.Index(i+1)
		if next.Kind() == pdf.Array {
			for j := range next.Len() {
				f.wide[first+j] = next.Index(j).Float64()
			}
			i += 2
			continue
		}
		for code := max(first, 0); code <= int(next.Int64()) && code < codes; code++ {
			f.wide[code] = list.Index(i + 2).Float64()
		}
		i += 3
	}
}

// width returns how far code moves on, in thousandths of the type size.
func (f *face) width(code string) float64 {
	n := 0
	for i := range len(code) {
		n = n<<8 | int(code[i])
	}
	if w, ok := f.wide[n]; ok {
		return w
	}
	if i := n - f.first; f.codes == 1 && 0 <= i && i < len(f.widths) {
		return f.widths[i]
	}
	return f.missing
}

// text returns what code stands for.
func (f *face) text(code string) string {
	text, ok := f.texts[code]
	if !ok {
		text = ligatures.Replace(strings.Map(fromANSI, f.decoder.Decode(code)))
		f.texts[code] = text
	}
	return text
}

// fromANSI returns what r is in Windows-1252 when it is a control character of Latin-1: fonts that
// list only how they differ from the usual encoding are decoded as Latin-1 in the rest.
func fromANSI(r rune) rune {
	if 0x80 <= r && r <= 0x9f {
		return charmap.Windows1252.DecodeByte(byte(r))
	}
	return r
}

// ligatures spells out letters that are joined for looks: a matter of type, not of spelling.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

func boldFont(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy")
}
