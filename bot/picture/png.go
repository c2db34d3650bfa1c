package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"sort"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"

	"parley/bot/timeline"
)

const (
	pngWidth = 900 // units: as wide as pictures are shown in a conversation when they are opened
	sharp    = 2   // pixels to the unit

	// mostHeight bounds the height of a picture, in units: what is longer is cut behind the last event that fits, and says so.
	mostHeight = 2500
)

// The colours of a PNG, which stands on white wherever it is shown.
var (
	paper = color.RGBA{255, 255, 255, 255}
	ink   = map[string]color.RGBA{
		"heading": {0x1f, 0x23, 0x28, 255}, "remark": {0x59, 0x63, 0x6e, 255}, "date": {0x1f, 0x23, 0x28, 255},
		"ahead": {0x9a, 0x5b, 0x00, 255}, "quote": {0x1f, 0x23, 0x28, 255}, "source": {0x59, 0x63, 0x6e, 255},
		"rail": {0xc8, 0xd1, 0xda, 255}, "past": {0x05, 0x50, 0xae, 255},
	}
)

// PNG returns a timeline as a PNG image of 1800 pixels' width. The error is that of the fonts.
func PNG(t timeline.Timeline) ([]byte, error) {
	f, err := newFonts(sharp, 1)
	if err != nil {
		return nil, err
	}
	d := fitted(t, f)
	img := image.NewRGBA(image.Rect(0, 0, int(d.width*sharp), int(math.Ceil(d.height*sharp))))
	fill(img, img.Bounds(), paper)
	if n := len(d.dots); n > 1 {
		x := int((margin + rail) * sharp)
		fill(img, image.Rect(x-sharp, int(d.dots[0].y*sharp), x+sharp, int(d.dots[n-1].y*sharp)), ink["rail"])
	}
	for _, dot := range d.dots {
		mark(img, dot)
	}
	for _, l := range d.lines {
		write := font.Drawer{Dst: img, Src: image.NewUniform(ink[l.look.name]), Face: f.faces[l.look], Dot: fixed.P(int(l.x*sharp), int(l.y*sharp))}
		write.DrawString(l.text)
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img); err != nil {
		return nil, fmt.Errorf("drawing a timeline: %w", err)
	}
	return b.Bytes(), nil
}

// fitted lays out as many events as there is room for, one at least.
func fitted(t timeline.Timeline, f fonts) drawing {
	over := sort.Search(len(t.Events), func(n int) bool { return lay(t, n+1, f, pngWidth).height > mostHeight })
	return lay(t, max(over, min(len(t.Events), 1)), f, pngWidth)
}

func fill(img draw.Image, at image.Rectangle, c color.Color) {
	draw.Draw(img, at, image.NewUniform(c), image.Point{}, draw.Src)
}

// mark paints a dot: full for what has been, a ring for what is ahead.
func mark(img *image.RGBA, d dot) {
	c := ink["past"]
	if d.ahead {
		c = ink["ahead"]
	}
	x, y, r := (margin+rail)*sharp, d.y*sharp, radius*sharp
	disc(img, x, y, r, c)
	if d.ahead {
		disc(img, x, y, r-2*sharp, paper)
	}
}

// disc paints a disc with a soft edge.
func disc(img *image.RGBA, x, y, r float64, c color.RGBA) {
	for py := int(y - r - 1); py <= int(y+r+1); py++ {
		for px := int(x - r - 1); px <= int(x+r+1); px++ {
			cover := min(max(r+0.5-math.Hypot(float64(px)+0.5-x, float64(py)+0.5-y), 0), 1)
			under := img.RGBAAt(px, py)
			blend := func(over, under uint8) uint8 {
				return uint8(math.Round(float64(over)*cover + float64(under)*(1-cover)))
			}
			img.SetRGBA(px, py, color.RGBA{blend(c.R, under.R), blend(c.G, under.G), blend(c.B, under.B), 255})
		}
	}
}
