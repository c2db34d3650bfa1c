package index

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/corpus"
	"parley/index/analysis"
)

// article builds an article from lines: "# Heading", "- item", "| row", anything else a paragraph.
func article(lines ...string) corpus.Article {
	a := corpus.Article{ID: "a", Title: "T"}
	for i, line := range lines {
		b := corpus.Block{Kind: corpus.Paragraph}
		switch {
		case strings.HasPrefix(line, "#"):
			text := strings.TrimLeft(line, "#")
			b = corpus.Block{Kind: corpus.Heading, Level: len(line) - len(text)}
			line = strings.TrimSpace(text)
		case strings.HasPrefix(line, "- "):
			b, line = corpus.Block{Kind: corpus.Item, Level: 1}, line[2:]
		case strings.HasPrefix(line, "| "):
			b, line = corpus.Block{Kind: corpus.Row}, line[2:]
		}
		if i > 0 {
			if b.Kind == corpus.Item || b.Kind == corpus.Row {
				a.Text += "\n"
			} else {
				a.Text += "\n\n"
			}
		}
		b.Start = len(a.Text)
		a.Text += line
		b.End = len(a.Text)
		a.Blocks = append(a.Blocks, b)
	}
	return a
}

// words returns sentences of ten words each, n words in all.
func words(n int) string {
	var b strings.Builder
	for i := range n {
		switch {
		case i%10 == 0:
			b.WriteString("Word ")
		case i%10 == 9 || i == n-1:
			b.WriteString("word. ")
		default:
			b.WriteString("word ")
		}
	}
	return strings.TrimSpace(b.String())
}

func TestSplitSizes(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  []string // "headings: words" of each passage
	}{
		{"nothing", nil, nil},
		{"one short paragraph", []string{words(10)}, []string{": 10"}},
		{"short paragraphs are joined", []string{words(40), words(40), words(40), words(40)}, []string{": 120", ": 40"}},
		{"a full paragraph stands alone", []string{words(110), words(40)}, []string{": 110", ": 40"}},
		{"a long paragraph is cut between sentences", []string{words(250)}, []string{": 150", ": 100"}},
		{"a short lead is filled up", []string{words(20), words(200)}, []string{": 150", ": 70"}},
		{"a fair size does not tear the next paragraph", []string{words(70), words(100)}, []string{": 70", ": 100"}},
		{"a crumb joins", []string{words(160)}, []string{": 160"}},
		{"a crumb after a full passage joins", []string{words(100), words(20)}, []string{": 120"}},
		{"a long sentence is alone", []string{words(30), strings.Repeat("w ", 119) + "w.", words(60)}, []string{": 150", ": 60"}},
		{"headings divide", []string{"# A", words(10), "## B", words(10), "## C", words(10), "# D", words(10)},
			[]string{"A: 10", "A>B: 10", "A>C: 10", "D: 10"}},
		{"a list stays with its introduction", []string{words(90), "They are:", "- " + words(30), "- " + words(30)},
			[]string{": 90", ": 62"}},
		{"a list that follows at once fits", []string{words(60), "- " + words(40), "- " + words(40)}, []string{": 140"}},
		{"rows stay whole", []string{words(145), "| One. Two. Three | four five six"}, []string{": 152"}},
		{"only headings", []string{"# One", "## Two"}, []string{": 2"}},
		{"a heading without text", []string{"# One", "# Two", words(10)}, []string{"Two: 10"}},
	} {
		var got []string
		for _, p := range Split(article(c.lines...)) {
			got = append(got, fmt.Sprintf("%s: %d", strings.Join(p.Headings, ">"), len(strings.Fields(p.Text))))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestSplitCarriesTheArticle(t *testing.T) {
	a := article("# Scope", "It applies.")
	a.Published, a.Publisher, a.Collection, a.Tags = "2025-07-28", "BIS", "export-rules", []string{"chips"}
	want := []Passage{{Article: "a", Start: 7, End: 18, Text: "It applies.", Title: "T", Headings: []string{"Scope"},
		Published: "2025-07-28", Publisher: "BIS", Collection: "export-rules", Tags: []string{"chips"}}}
	if diff := cmp.Diff(want, Split(a)); diff != "" {
		t.Error(diff)
	}
}

func TestSplitWithoutBlocks(t *testing.T) {
	a := corpus.Article{Text: words(70) + "\n\n" + words(100)}
	if got := len(Split(a)); got != 2 {
		t.Errorf("%d passages, want one for each paragraph", got)
	}
}

func TestSplitBadBlocks(t *testing.T) {
	a := corpus.Article{Text: "One. Two. Three.", Blocks: []corpus.Block{
		{Kind: corpus.Paragraph, Start: 5, End: 9}, {Kind: corpus.Paragraph, Start: 0, End: 99}, {Kind: corpus.Heading, Start: 50, End: 60}}}
	got := Split(a)
	if len(got) != 1 || got[0].Text != a.Text {
		t.Errorf("%+v", got)
	}
}

// Whatever the article: passages are byte-exact, in order, begin and end with sentences of the text, hold no
// heading, and leave nothing out but headings.
func TestSplitAnyArticle(t *testing.T) {
	line := rapid.Custom(func(t *rapid.T) string {
		mark := rapid.SampledFrom([]string{"", "", "", "# ", "## ", "### ", "- ", "| "}).Draw(t, "mark")
		sentence := rapid.SampledFrom([]string{"The U.S. acted.", words(7), words(23), words(180), "No. 5 of § 744.23(a) applies; it does.", "华为。"})
		return mark + strings.Join(rapid.SliceOfN(sentence, 1, 12).Draw(t, "sentences"), " ")
	})
	rapid.Check(t, func(t *rapid.T) {
		a := article(rapid.SliceOfN(line, 0, 12).Draw(t, "lines")...)
		passages := Split(a)
		if diff := cmp.Diff(passages, Split(a)); diff != "" {
			t.Fatalf("not the same twice: %s", diff)
		}
		checkPassages(t, a, passages)
	})
}

func checkPassages(t *rapid.T, a corpus.Article, passages []Passage) {
	covered := make([]bool, len(a.Text))
	at := 0
	for i, p := range passages {
		if p.Number != i || p.Start < at || p.End <= p.Start || p.Text != a.Text[p.Start:p.End] {
			t.Fatalf("passage %d at %d:%d is out of order or not of the text", i, p.Start, p.End)
		}
		for j := p.Start; j < p.End; j++ {
			covered[j] = true
		}
		at = p.End
	}
	starts, ends, onlyHeadings := map[int]bool{}, map[int]bool{}, true
	for _, b := range a.Blocks {
		onlyHeadings = onlyHeadings && b.Kind == corpus.Heading
		for _, s := range analysis.Sentences(a.Text[b.Start:b.End]) {
			starts[b.Start+s.Start], ends[b.Start+s.End] = true, true
		}
	}
	for _, p := range passages {
		if !starts[p.Start] || !ends[p.End] {
			t.Fatalf("passage %q does not begin and end with sentences", p.Text)
		}
	}
	for _, b := range a.Blocks {
		for j := b.Start; j < b.End; j++ {
			if heading := b.Kind == corpus.Heading && !onlyHeadings; covered[j] == heading && !unicode.IsSpace(rune(a.Text[j])) {
				t.Fatalf("byte %d of a block of kind %q: covered %v", j, b.Kind, covered[j])
			}
		}
	}
}
