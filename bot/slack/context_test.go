package slack

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/bot/answer"
	"parley/corpus"
)

// stockholm is an article with a quotation in its third paragraph.
func stockholm() (corpus.Article, answer.Quote, answer.Citation) {
	a := corpus.Article{
		ID: "stockholm-talks", Title: "Stockholm: the third round", URL: "https://talks.example/stockholm", Publisher: "Parley briefings",
		Published: "2025-07-30", Fetched: time.Date(2025, 7, 30, 12, 5, 0, 0, time.UTC), Collection: "talks",
	}
	for _, p := range []struct {
		kind corpus.Kind
		text string
	}{
		{corpus.Paragraph, "The truce of Geneva ran out on 12 August."},
		{corpus.Heading, "Who met"},
		{corpus.Paragraph, "It was the third round. Scott Bessent and He Lifeng met on 28 and 29 July. No text was signed."},
		{corpus.Heading, "What was agreed"},
		{corpus.Item, "To go on talking."},
	} {
		if a.Text != "" {
			a.Text += "\n\n"
		}
		a.Blocks = append(a.Blocks, corpus.Block{Kind: p.kind, Start: len(a.Text), End: len(a.Text) + len(p.text)})
		a.Text += p.text
	}
	a.Hash = a.ContentHash()
	q := answer.Quote{Text: "Scott Bessent and He Lifeng met on 28 and 29 July.", Citation: 1}
	start := strings.Index(a.Text, q.Text)
	return a, q, answer.Citation{N: 1, Article: a.ID, Title: a.Title, URL: a.URL, Publisher: a.Publisher, Published: a.Published,
		Passage: 1, Start: start, End: start + len(q.Text)}
}

func TestContext(t *testing.T) {
	indexed := time.Date(2026, 11, 24, 3, 4, 0, 0, time.UTC)
	a, q, c := stockholm()
	v := Context(a, q, c, indexed)
	golden(t, "window/context", v)
	checkView(t, v)

	changed := a
	changed.Text = strings.Replace(a.Text, "28 and 29", "29 and 30", 1)
	v = Context(changed, q, c, time.Time{})
	golden(t, "window/context-changed", v)
	checkView(t, v)
}

func TestHolds(t *testing.T) {
	a, q, c := stockholm()
	if !holds(a, q, c) {
		t.Fatal("the article does not hold the quotation")
	}
	for name, change := range map[string]func(*answer.Citation){
		"another article": func(c *answer.Citation) { c.Article = "x" },
		"before the text": func(c *answer.Citation) { c.Start = -1 },
		"past the end":    func(c *answer.Citation) { c.End = len(a.Text) + 1 },
		"backwards":       func(c *answer.Citation) { c.Start, c.End = c.End, c.Start },
		"one byte off":    func(c *answer.Citation) { c.Start, c.End = c.Start+1, c.End+1 },
	} {
		other := c
		change(&other)
		if holds(a, q, other) {
			t.Errorf("%s: it holds", name)
		}
	}
}

func TestTail(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"one two", 10, "one two"},
		{"one two three", 9, "…two three"},
		{"onetwothree", 5, "…"},
	} {
		if got := tail(c.text, c.most); got != c.want {
			t.Errorf("tail(%q, %d) = %q, want %q", c.text, c.most, got, c.want)
		}
	}
}

func TestContextKeepsLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		times := rapid.SampledFrom([]int{1, 1, 500, 5000}).Draw(t, "times")
		parts := []string{strings.Repeat(hostile().Draw(t, "before"), times), strings.Repeat("a"+hostile().Draw(t, "quote"), times), strings.Repeat(hostile().Draw(t, "after"), times)}
		text := strings.Join(parts, "\n\n")
		start, end := len(parts[0])+2, len(parts[0])+2+len(parts[1])
		a := corpus.Article{ID: "x", Text: text, Hash: hostile().Draw(t, "hash")}
		if rapid.Bool().Draw(t, "blocks") {
			a.Blocks = []corpus.Block{{Kind: corpus.Paragraph, End: start - 2}, {Kind: corpus.Paragraph, Start: start, End: end}, {Kind: corpus.Paragraph, Start: end + 2, End: len(text)}}
		}
		c := answer.Citation{N: 1, Article: "x", Title: hostile().Draw(t, "title"), URL: "https://a.example/" + hostile().Draw(t, "url"), Start: start, End: end}
		v := Context(a, answer.Quote{Text: text[start:end], Citation: 1}, c, time.Time{})
		checkView(t, v)
		if raw := decoded(t, v); len(parts[1]) < mostWindowText && !strings.Contains(boldly(raw), harmless(parts[1])) {
			t.Fatalf("the quotation %q is not whole", parts[1])
		}
	})
}

// boldly is all bold text of a view, joined.
func boldly(v any) string {
	switch v := v.(type) {
	case []any:
		var b strings.Builder
		for _, item := range v {
			b.WriteString(boldly(item))
		}
		return b.String()
	case map[string]any:
		if style, _ := v["style"].(map[string]any); style["bold"] == true {
			return v["text"].(string)
		}
		return boldly(v["blocks"]) + boldly(v["elements"])
	}
	return ""
}
