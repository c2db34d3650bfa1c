package index

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
)

func TestHeadingsAboveAreThoseOfThePassage(t *testing.T) {
	text := "One\n\nBody one stands here.\n\nTwo\n\nBody two stands here.\n\nThree\n\nBody three stands here."
	a := corpus.Article{ID: "a", Text: text, Blocks: []corpus.Block{
		{Kind: corpus.Heading, Level: 1, Start: 0, End: 3}, {Kind: corpus.Paragraph, Start: 5, End: 26},
		{Kind: corpus.Heading, Level: 2, Start: 28, End: 31}, {Kind: corpus.Paragraph, Start: 33, End: 54},
		{Kind: corpus.Heading, Level: 1, Start: 56, End: 61}, {Kind: corpus.Paragraph, Start: 63, End: len(text)},
	}}
	passages := Split(a)
	if len(passages) != 3 {
		t.Fatalf("%d passages, want 3", len(passages))
	}
	for _, p := range passages {
		if diff := cmp.Diff(p.Headings, HeadingsAbove(a, p.Start)); diff != "" {
			t.Errorf("passage %d: %s", p.Number, diff)
		}
	}
}
