package terminal

import (
	"strings"
	"testing"

	"parley/bot/answer"
	"parley/corpus"
)

func TestParagraph(t *testing.T) {
	list := "1. " + strings.Repeat("a", 900) + "\n2. " + strings.Repeat("b", 900) + "\n3. " + strings.Repeat("c", 900)
	for _, c := range []struct{ name, text, quote, want string }{
		{"in the middle", "One.\n\nTwo a. Two b.\n\nThree.", "Two b.", "Two a. Two b."},
		{"the whole text", "One. Two.", "Two.", "One. Two."},
		{"first", "One.\n\nTwo.", "One.", "One."},
		{"across paragraphs", "A.\n\nOne.\n\nTwo. B.\n\nC.", "One.\n\nTwo.", "One.\n\nTwo. B."},
		{"short list whole", "X\n\n- a\n- b\n\nY", "b", "- a\n- b"},
		{"long list by item", "X\n\n" + list, "2. b", "2. " + strings.Repeat("b", 900)},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := strings.Index(c.text, c.quote)
			if got := paragraph(c.text, start, start+len(c.quote)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestFurtherQuotesByteForByte(t *testing.T) {
	text := "First sentence. Second – 关税 – sentence.\n\nThird."
	second, third := strings.Index(text, "Second"), strings.Index(text, "Third")
	a := direct()
	a.Passages = []answer.Passage{
		{Article: "a", Start: 0, End: 20},                    // quoted already
		{Article: "n", Start: second, End: third - 2},        // new
		{Article: "n", Start: second + 3, End: second + 5},   // inside the one before
		{Article: "n", Start: third, End: len(text)},         // new
		{Article: "n", Start: 9, End: 5},                     // nonsense
		{Article: "n", Start: len(text), End: len(text) + 1}, // the article was cut shorter
		{Article: "gone", Start: 0, End: 5},
	}
	quotes, citations, err := further(t.Context(), a, shelf{"n": {ID: "n", Text: text}, "a": {ID: "a", Text: strings.Repeat("x", 200)}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, q := range quotes {
		c, ok := cited(citations, q.Citation)
		if !ok {
			t.Fatalf("%q has no citation", q.Text)
		}
		if c.Article == "n" && q.Text != text[c.Start:c.End] {
			t.Errorf("%q is not what stands at %d to %d", q.Text, c.Start, c.End)
		}
		got = append(got, q.Text)
	}
	want := "A fourth quotation that is not shown.|Same article.|Another article.|Second – 关税 – sentence.|Third."
	if joined := strings.Join(got, "|"); joined != want {
		t.Errorf("got %q, want %q", joined, want)
	}
	if len(a.Citations) != 6 {
		t.Error("the answer's own citations grew")
	}
}

func TestContextOfAChangedArticle(t *testing.T) {
	for name, s := range map[string]shelf{"removed": {}, "cut shorter": {"s": corpus.Article{ID: "s", Text: "Short."}}} {
		t.Run(name, func(t *testing.T) {
			e, _ := stockholm()
			if shown := talk(t, e, s, "What was agreed?", "context 1"); !strings.Contains(shown, "changed or removed") {
				t.Error(shown)
			}
		})
	}
}
