package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files")

func TestSVG(t *testing.T) {
	got, err := SVG(sample())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "sample.svg")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("look at it, then write it with: go test ./bot/picture -update\n%s", diff)
	}
}

// Whatever is told, the document is well-formed, holds only what a drawing is made of, and leads only to the web.
func TestSVGIsHarmless(t *testing.T) {
	allowed := map[string]bool{"svg": true, "title": true, "style": true, "line": true, "circle": true, "text": true, "a": true}
	rapid.Check(t, func(t *rapid.T) {
		drawn, err := SVG(drawTimeline(t))
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(bytes.NewReader(drawn)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Fatalf("%v\n%s", err, drawn)
			}
			element, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			if !allowed[element.Name.Local] {
				t.Fatalf("<%s>", element.Name.Local)
			}
			for _, a := range element.Attr {
				if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" && !strings.HasPrefix(a.Value, "http") {
					t.Fatalf("%s=%q", a.Name.Local, a.Value)
				}
			}
		}
	})
}

// All words of a quotation are drawn, in order, and none past the margin.
func TestSVGHoldsTheWords(t *testing.T) {
	f, err := newFonts(1, spare)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		line := drawTimeline(t)
		d := lay(line, len(line.Events), f, svgWidth)
		var all strings.Builder
		for _, l := range d.lines {
			if l.look == quote {
				all.WriteString(l.text)
			}
			if l.x+f.width(l.look, l.text) > svgWidth-margin+0.01 && len([]rune(l.text)) > 1 {
				t.Fatalf("%q is too wide", l.text)
			}
		}
		var want strings.Builder
		for _, e := range line.Events {
			want.WriteString("“" + e.Text + "”")
		}
		if got, want := all.String(), strings.Join(strings.Fields(harmless(want.String())), ""); strings.ReplaceAll(got, " ", "") != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}
