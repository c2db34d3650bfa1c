package extract

import (
	"strings"

	"parley/corpus"
)

// A Builder makes canonical text. Whoever reads a format adds pieces in reading order; white space and
// invisible characters in them do not matter, and a piece without text is left out. No block it makes
// holds a line break. The zero Builder is empty and ready for use.
type Builder struct {
	pieces []piece
}

// A piece is one block to be, its text clean.
type piece struct {
	kind   corpus.Kind
	level  int
	marker string // what stands before an item, "- " or "3. "
	text   string
}

// Heading adds a section heading; level is brought into 1–6.
func (b *Builder) Heading(level int, text string) {
	b.add(piece{kind: corpus.Heading, level: min(max(level, 1), 6), text: text})
}

// Paragraph adds running text.
func (b *Builder) Paragraph(text string) {
	b.add(piece{kind: corpus.Paragraph, text: text})
}

// Item adds an item of a list, level 1 being the outermost. The marker, "-" when empty, is kept in the
// text before the block.
func (b *Builder) Item(level int, marker, text string) {
	if marker = clean(marker); marker == "" {
		marker = "-"
	}
	b.add(piece{kind: corpus.Item, level: max(level, 1), marker: marker + " ", text: text})
}

// Row adds a row of a table. An empty cell keeps its place; a row of empty cells is left out.
func (b *Builder) Row(cells ...string) {
	filled := false
	line := make([]string, len(cells))
	for i, cell := range cells {
		line[i] = clean(cell)
		filled = filled || line[i] != ""
	}
	if filled {
		b.add(piece{kind: corpus.Row, text: strings.Join(line, " | ")})
	}
}

func (b *Builder) add(p piece) {
	if p.text = clean(p.text); p.text != "" {
		b.pieces = append(b.pieces, p)
	}
}

// size returns the bytes of text in all pieces.
func (b *Builder) size() int {
	size := 0
	for _, p := range b.pieces {
		size += len(p.text)
	}
	return size
}

// Build returns the canonical text and its blocks: pieces divided by a blank line, neighbouring items and
// rows by a line break. An empty Builder gives empty text and no blocks.
func (b *Builder) Build() (text string, blocks []corpus.Block) {
	var out strings.Builder
	for i, p := range b.pieces {
		if i > 0 {
			out.WriteString(divider(b.pieces[i-1].kind, p.kind))
		}
		if p.kind == corpus.Item {
			out.WriteString(strings.Repeat("  ", min(p.level, 10)-1))
			out.WriteString(p.marker)
		}
		start := out.Len()
		out.WriteString(p.text)
		blocks = append(blocks, corpus.Block{Kind: p.kind, Level: p.level, Start: start, End: out.Len()})
	}
	return out.String(), blocks
}

func divider(before, after corpus.Kind) string {
	if before == after && (before == corpus.Item || before == corpus.Row) {
		return "\n"
	}
	return "\n\n"
}
