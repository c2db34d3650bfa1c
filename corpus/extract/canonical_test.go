package extract

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"parley/corpus"
)

// canonical fails t unless a keeps every promise about canonical text.
func canonical(t *testing.T, a corpus.Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) || !norm.NFC.IsNormalString(a.Text) {
		t.Errorf("text is not UTF-8 in normal form C: %q", a.Text)
	}
	if i := strings.IndexFunc(a.Text, func(r rune) bool {
		return unicode.In(r, unicode.Cf) || (unicode.IsControl(r) && r != '\n' && r != '\t')
	}); i >= 0 {
		t.Errorf("invisible character at %d of %q", i, a.Text)
	}
	if a.Title == "" || len(a.Blocks) == 0 {
		t.Errorf("title %q, %d blocks: want both", a.Title, len(a.Blocks))
	}
	end := 0
	for _, b := range a.Blocks {
		if b.Start < end || b.End <= b.Start || b.End > len(a.Text) {
			t.Fatalf("block %+v after byte %d of %d bytes", b, end, len(a.Text))
		}
		text := a.Text[b.Start:b.End]
		if strings.Contains(text, "\n") || strings.TrimSpace(text) != text || !utf8.ValidString(text) {
			t.Errorf("block %+v is %q: want one trimmed line", b, text)
		}
		end = b.End
	}
}

// outline renders an article's blocks, one a line: kind, level where there is one, text.
func outline(a corpus.Article) string {
	var b strings.Builder
	for _, block := range a.Blocks {
		b.WriteString(string(block.Kind))
		if block.Level > 0 {
			b.WriteByte(byte('0' + block.Level))
		}
		b.WriteString(" " + a.Text[block.Start:block.End] + "\n")
	}
	return b.String()
}

// single returns the only article in data.
func single(t *testing.T, name string, data string) (corpus.Article, []corpus.Problem) {
	t.Helper()
	articles, problems, err := File(name, []byte(data))
	if err != nil {
		t.Fatalf("File(%q): %v", name, err)
	}
	if len(articles) != 1 {
		t.Fatalf("File(%q): %d articles, want 1", name, len(articles))
	}
	canonical(t, articles[0])
	return articles[0], problems
}
