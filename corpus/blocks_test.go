package corpus

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBlocksAreReadAsWritten(t *testing.T) {
	for _, blocks := range [][]Block{
		nil,
		{{Kind: Paragraph, Start: 0, End: 12}},
		{{Kind: Heading, Level: 2, Start: 0, End: 34}, {Kind: Item, Level: 1, Start: 36, End: 1 << 40}, {Kind: Paragraph, Start: 1<<40 + 1, End: 1<<40 + 1}},
	} {
		earlier, err := json.Marshal(blocks)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{writeBlocks(blocks), string(earlier)} {
			got, err := readBlocks(text)
			if text == "null" {
				continue // was never kept
			}
			if diff := cmp.Diff(blocks, got); diff != "" || err != nil {
				t.Errorf("%s: %v (-want +got):\n%s", text, err, diff)
			}
		}
	}
}

func TestBlocksThatAreNone(t *testing.T) {
	for _, text := range []string{"x", "heading 1 0\n", "heading 1 0 x\n", "heading 1 0 2 3\n", "\n", "[{"} {
		if got, err := readBlocks(text); err == nil {
			t.Errorf("%q: %v", text, got)
		}
	}
}
