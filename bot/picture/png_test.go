package picture

import (
	"bytes"
	"image/color"
	"image/png"
	"testing"

	"pgregory.net/rapid"

	"parley/bot/timeline"
)

func TestPNG(t *testing.T) {
	drawn, err := PNG(sample())
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds().Dx() != pngWidth*sharp {
		t.Errorf("%d pixels wide", img.Bounds().Dx())
	}
	seen := map[color.Color]bool{}
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			seen[color.RGBAModel.Convert(img.At(x, y))] = true
		}
	}
	for name, c := range ink {
		if !seen[c] {
			t.Errorf("nothing is painted as %s is", name)
		}
	}
}

func TestPNGOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		drawn, err := PNG(drawTimeline(t))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := png.DecodeConfig(bytes.NewReader(drawn)); err != nil {
			t.Fatal(err)
		}
	})
}

// What does not fit is left out, and the picture says so.
func TestPNGOfManyEvents(t *testing.T) {
	long := timeline.Timeline{Subject: "Lions", Today: "2025-09-01"}
	for range 200 {
		long.Events = append(long.Events, sample().Events[0])
	}
	f, err := newFonts(sharp, 1)
	if err != nil {
		t.Fatal(err)
	}
	d := fitted(long, f)
	if d.height > mostHeight || d.height < mostHeight/2 {
		t.Errorf("%g high", d.height)
	}
	if got := d.lines[1].text; got != "The first 42 of 200 dated sentences, word for word · 1 September 2025" {
		t.Error(got)
	}
}
