package slack

import (
	"encoding/json"
	"strings"
	"testing"

	"parley/bot/answer"
)

// What words of a quotation mean stands beside them, not in bold as the quotation is.
func TestNotesStandBesideTheWords(t *testing.T) {
	text := "Talks resume this Monday, he said."
	m := Render(answer.Answer{
		Kind: answer.Direct, Quotes: []answer.Quote{{Text: text, Citation: 1, Notes: []answer.Note{{Start: 13, End: 24, Text: "28 Jul 2025"}}}},
		Citations: []answer.Citation{{N: 1, Title: "Wire", Published: "2025-07-26", End: len(text)}},
	}, View{Surface: InThread})
	blocks, err := json.Marshal(m.Blocks)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		`{"type":"text","text":"Talks resume this Monday","style":{"bold":true}}`, `{"type":"text","text":" [28 Jul 2025]"}`,
		`{"type":"text","text":", he said.","style":{"bold":true}}`,
	} {
		if !strings.Contains(string(blocks), part) {
			t.Errorf("no %s in %s", part, blocks)
		}
	}
}
