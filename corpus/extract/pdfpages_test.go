package extract

import (
	"fmt"
	"testing"
)

func TestEdges(t *testing.T) {
	var pages [][]textLine
	for n := range 4 {
		pages = append(pages, []textLine{
			{text: fmt.Sprintf("Vol. 90, No. %d", 100+n), y: 780}, {text: fmt.Sprintf("Opening of %c", 'A'+n), y: 740},
			{text: "Repeated in the middle", y: 500}, {text: "2025", y: 400},
			{text: "Last line", y: 60 + float64(n)}, {text: fmt.Sprintf("– %d –", n), y: 30},
		})
	}
	pages[3][4].text = "Another last line"
	for n, page := range withoutEdges(pages) {
		if n == 3 {
			if len(page) != 4 || page[3].text != "Another last line" {
				t.Errorf("page 4 keeps %v: want all but head and number", page)
			}
			continue
		}
		if len(page) != 3 || page[0].text != fmt.Sprintf("Opening of %c", 'A'+n) || page[2].text != "2025" {
			t.Errorf("page %d keeps %v", n+1, page)
		}
	}
}

func TestJoinLines(t *testing.T) {
	words := wordsOf([]textLine{{text: "by the end-use, rules"}})
	for _, c := range []struct{ before, after, want string }{
		{"the adminis-", "tration of", "the administration of"},
		{"the end-", "use of", "the end-use of"},
		{"the US-", "China truce", "the US-China truce"},
		{"soft hy\u00ad", "phen", "soft hyphen"},
		{"from 2024 -", "2025", "from 2024 - 2025"},
		{"plain", "words", "plain words"},
	} {
		if got := joinLines([]textLine{{text: c.before}, {text: c.after}}, words); got != c.want {
			t.Errorf("%q + %q = %q, want %q", c.before, c.after, got, c.want)
		}
	}
}
