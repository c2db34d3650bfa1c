package extract

import (
	"testing"
)

func TestPDFPlacement(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"kerning and word gaps", "BT /F1 10 Tf 72 700 Td [(Ex)20(port)-300(rules)] TJ ET", "Export rules"},
		{"scaled by matrix", "q 10 0 0 10 72 700 cm BT /F1 1 Tf 1 0 0 1 0 0 Tm (one) Tj 0 -1.2 TD (two) Tj T* (three) Tj ET Q", "one two three"},
		{"next line operators", "BT /F1 10 Tf 12 TL 72 700 Td (one) Tj (two) ' 0 0 (three) \" ET", "one two three"},
		{"a raised number", at("F1", 10, 72, 700, "see note") + at("F1", 6, 113, 703, "4"), "see note4"},
		{"two columns in order", at("F1", 10, 72, 700, "Left column.") + at("F1", 10, 300, 700, "Right column."), "Left column. Right column."},
		{"a stamp set upwards", at("F1", 10, 72, 700, "Body.") + "BT /F1 10 Tf 0 1 -1 0 20 300 Tm (stamp) Tj ET", "Body."},
		{"Windows characters", at("F1", 10, 72, 700, "\x93Chips\x94 \x97 caf\xe9"), "“Chips” — café"},
	} {
		articles, _, err := PDF("x.pdf", makePDF("/Title(The stated title)", c.content))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if articles[0].Text != c.want || articles[0].Title != "The stated title" {
			t.Errorf("%s: %q under %q, want %q", c.name, articles[0].Text, articles[0].Title, c.want)
		}
	}
}

func TestPDFGlyphBudget(t *testing.T) {
	draw := func(budget int) (err error) {
		defer rescue(&err)
		p := &pen{budget: budget}
		p.page, p.text, p.size, p.scale = shift(0, 0), shift(0, 0), 10, 1
		p.face = &face{codes: 1, missing: 500, texts: map[string]string{"a": "a"}}
		p.show("aaa")
		return nil
	}
	if err := draw(3); err != nil {
		t.Errorf("three glyphs of three: %v", err)
	}
	if err := draw(2); err != errTooMuch {
		t.Errorf("three glyphs of two: %v, want %v", err, errTooMuch)
	}
}
