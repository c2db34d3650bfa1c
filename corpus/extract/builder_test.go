package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
)

func TestBuilder(t *testing.T) {
	b := new(Builder)
	b.Heading(9, " Scope\u200b ")
	b.Paragraph("Two\nlines  and a cafe\u0301.")
	b.Paragraph(" \u00a0\n")
	b.Item(1, "", "one")
	b.Item(2, "a.", "two")
	b.Row("State", "", "Gain")
	b.Row("", " ")
	b.Row("Ohio", "5", "6")
	text, blocks := b.Build()
	want := "Scope\n\nTwo lines and a café.\n\n- one\n  a. two\n\nState | | Gain\nOhio | 5 | 6"
	if diff := cmp.Diff(want, text); diff != "" {
		t.Error(diff)
	}
	var cut []string
	for _, block := range blocks {
		cut = append(cut, string(block.Kind)+" "+text[block.Start:block.End])
	}
	wantBlocks := []string{"h Scope", "p Two lines and a café.", "i one", "i two", "r State | | Gain", "r Ohio | 5 | 6"}
	if diff := cmp.Diff(wantBlocks, cut); diff != "" {
		t.Error(diff)
	}
	if blocks[0].Level != 6 || blocks[3].Level != 2 {
		t.Errorf("levels %d and %d, want 6 and 2", blocks[0].Level, blocks[3].Level)
	}
}

func TestBuilderEmpty(t *testing.T) {
	text, blocks := new(Builder).Build()
	if text != "" || blocks != nil {
		t.Errorf("Build() = %q, %v, want nothing", text, blocks)
	}
}

func TestKinds(t *testing.T) {
	// The store keeps kinds by these letters.
	b := new(Builder)
	b.Heading(1, "h")
	b.Paragraph("p")
	b.Item(1, "", "i")
	b.Row("r")
	_, blocks := b.Build()
	for i, want := range []corpus.Kind{corpus.Heading, corpus.Paragraph, corpus.Item, corpus.Row} {
		if blocks[i].Kind != want {
			t.Errorf("block %d is %q, want %q", i, blocks[i].Kind, want)
		}
	}
}
