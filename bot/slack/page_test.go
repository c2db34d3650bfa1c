package slack

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/bot/answer"
)

func TestPages(t *testing.T) {
	text := func(n int) string { return strings.Repeat("word ", n/5) }
	for _, c := range []struct {
		name            string
		kind            answer.Kind
		quotes, related []int // lengths
		want            [][]int
	}{
		{"none", answer.Direct, nil, nil, [][]int{nil}},
		{"three fit", answer.Direct, []int{100, 200, 300}, nil, [][]int{{100, 200, 300}}},
		{"three a page", answer.Direct, []int{100, 100, 100, 100}, []int{50}, [][]int{{100, 100, 100}, {100}, {50}}},
		{"what does not fit waits", answer.Unsure, []int{2000, 2000, 2000}, nil, [][]int{{2000, 2000}, {2000}}},
		{"a long one in pieces", answer.Direct, []int{4000, 100}, nil, [][]int{{2800, 1200, 100}}},
		{"longer than a page", answer.Direct, []int{100, 7000, 100}, nil, [][]int{{100}, {2800, 2800}, {1400, 100}}},
		{"nothing quotes nothing at first", answer.Nothing, []int{100}, []int{50}, [][]int{nil, {50}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := answer.Answer{Kind: c.kind, Citations: []answer.Citation{{N: 1}}}
			for _, n := range c.quotes {
				a.Quotes = append(a.Quotes, answer.Quote{Text: text(n), Citation: 1})
			}
			for _, n := range c.related {
				a.Related = append(a.Related, answer.Quote{Text: text(n), Citation: 1})
			}
			var got [][]int
			for _, page := range pages(a) {
				var sizes []int
				for _, p := range page {
					sizes = append(sizes, size(p.text))
				}
				got = append(got, sizes)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// A quotation whose source is not known would be a statement of Parley's own.
func TestPagesWithoutSource(t *testing.T) {
	a := answer.Answer{Kind: answer.Direct, Quotes: []answer.Quote{{Text: "Said by nobody.", Citation: 7}}}
	if got := pages(a); len(got) != 1 || len(got[0]) != 0 {
		t.Errorf("pages are %v", got)
	}
	m := Render(a, View{})
	if strings.Contains(m.Text, "nobody") || !strings.Contains(m.Text, "Nothing found") {
		t.Errorf("the notification says %q", m.Text)
	}
}
