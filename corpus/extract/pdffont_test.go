package extract

import (
	"testing"
	"time"

	"github.com/ledongthuc/pdf"
)

// fontOf returns a font dictionary as the library reads it.
func fontOf(t *testing.T, dictionary string) pdf.Value {
	t.Helper()
	file, err := openPDF(makePDF(dictionary), time.Now().Add(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	return file.Trailer().Key("Info")
}

func TestFaceWidths(t *testing.T) {
	composite := "/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</DW 600/W[1[250 300] 10 12 700]>>]"
	simple := "/Subtype/Type1/FirstChar 65/LastChar 66/Widths[700 800]/FontDescriptor<</MissingWidth 333>>"
	for _, c := range []struct {
		name, font, code string
		want             float64
	}{
		{"in a list", composite, "\x00\x02", 300},
		{"in a range", composite, "\x00\x0b", 700},
		{"the usual width", composite, "\x00\x0d", 600},
		{"by character", simple, "B", 800},
		{"of a missing character", simple, "C", 333},
		{"of a standard font", "/Subtype/Type1/BaseFont/Helvetica", "A", halfEm},
		{"in units of its own", "/Subtype/Type3/FirstChar 65/Widths[70]/FontMatrix[0.01 0 0 0.01 0 0]", "A", 700},
	} {
		if got := newFace(fontOf(t, c.font)).width(c.code); got != c.want {
			t.Errorf("width %s is %v, want %v", c.name, got, c.want)
		}
	}
}

func TestFaceText(t *testing.T) {
	// The library knows "fi" as one letter, and takes what a font does not list for Latin-1.
	f := newFace(fontOf(t, "/Subtype/Type1/BaseFont/ABCDEF+Times-Bold/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[12/fi]>>"))
	for code, want := range map[string]string{"\x0c": "fi", "\x92": "’", "a": "a"} {
		if got := f.text(code); got != want {
			t.Errorf("text(%q) = %q, want %q", code, got, want)
		}
	}
	if !f.bold {
		t.Error("Times-Bold is not bold")
	}
}
