package indextest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
	"parley/index"
)

// shelf is a few passages that differ in all that is filtered by. All hold "tariff".
func shelf() []index.Passage {
	make := func(article, publisher, collection string, published string, tags ...string) index.Passage {
		p := passage(article, 0, "tariff")
		p.Publisher, p.Collection, p.Published, p.Tags = publisher, collection, corpus.Day(published), tags
		return p
	}
	return []index.Passage{
		make("a", "USTR", "talks", "2025-05-12", "geneva", "tariffs"),
		make("b", "Ustr", "talks", "2025-05-31", "tariffs"),
		make("c", "BIS", "export-rules", "2025-06-01", "chips"),
		make("d", "BIS", "export-rules", "2024-12-31"),
		make("e", "", "", "", "chips"),
		make("f", "MOFCOM", "talks", "next spring"),
	}
}

// filtered says which articles of the shelf are found under which filter.
var filtered = map[string]struct {
	filter index.Filter
	want   string
}{
	"none":               {index.Filter{}, "abcdef"},
	"from":               {index.Filter{From: "2025-05-31"}, "bc"},
	"to":                 {index.Filter{To: "2025-05-12"}, "ad"},
	"one day":            {index.Filter{From: "2025-05-12", To: "2025-05-12"}, "a"},
	"a month":            {index.Filter{From: "2025-05-01", To: "2025-05-31"}, "ab"},
	"a year":             {index.Filter{From: "2025-01-01", To: "2025-12-31"}, "abc"},
	"all time":           {index.Filter{From: "0001-01-01", To: "9999-12-31"}, "abcd"},
	"turn of the year":   {index.Filter{From: "2024-12-31", To: "2025-05-12"}, "ad"},
	"turn of the month":  {index.Filter{From: "2025-05-30", To: "2025-06-01"}, "bc"},
	"before all":         {index.Filter{To: "1999-01-01"}, ""},
	"after all":          {index.Filter{From: "2026-01-01"}, ""},
	"backwards":          {index.Filter{From: "2025-06-01", To: "2025-05-01"}, ""},
	"tag":                {index.Filter{Tags: []string{"tariffs"}}, "ab"},
	"any of tags":        {index.Filter{Tags: []string{"geneva", "chips"}}, "ace"},
	"no such tag":        {index.Filter{Tags: []string{"fish"}}, ""},
	"collection":         {index.Filter{Collections: []string{"export-rules"}}, "cd"},
	"no collection":      {index.Filter{Collections: []string{""}}, "e"},
	"publisher":          {index.Filter{Publishers: []string{"ustr"}}, "ab"},
	"publisher in caps":  {index.Filter{Publishers: []string{"MofCom", "BIS"}}, "cdf"},
	"no publisher":       {index.Filter{Publishers: []string{""}}, "e"},
	"articles":           {index.Filter{Articles: []string{"f", "a", "x", "a"}}, "af"},
	"all together":       {index.Filter{From: "2025-05-01", To: "2025-12-31", Tags: []string{"tariffs"}, Collections: []string{"talks"}, Publishers: []string{"USTR"}, Articles: []string{"b", "c"}}, "b"},
	"together too tight": {index.Filter{Tags: []string{"chips"}, Publishers: []string{"USTR"}}, ""},
}

func filters(t *testing.T, open func(testing.TB) index.Engine) {
	e := start(t, open, batch(1, shelf()...))
	for name, c := range filtered {
		t.Run(name, func(t *testing.T) {
			q := ask("tariff")
			q.Filter = c.filter
			r := search(t, e, q)
			got := ""
			for _, h := range r.Hits {
				got += h.Article
			}
			if got != c.want || r.Stats.Candidates != len(c.want) || r.Stats.Passages != 6 {
				t.Errorf("found %q, %d candidates of %d; want %q", got, r.Stats.Candidates, r.Stats.Passages, c.want)
			}
		})
	}
}

func filtersLeaveScores(t *testing.T, open func(testing.TB) index.Engine) {
	passages := shelf()
	passages[1].Text = "tariff tariff quota"
	e := start(t, open, batch(1, passages...))
	scores := map[string]float64{}
	for _, h := range search(t, e, ask("tariff", "quota")).Hits {
		scores[h.Article] = h.Score
	}
	q := ask("tariff", "quota")
	q.Filter = index.Filter{Collections: []string{"talks"}, From: "2025-01-01"}
	r := search(t, e, q)
	if diff := cmp.Diff([]string{at("b", 0), at("a", 0)}, places(r.Hits)); diff != "" {
		t.Fatalf("hits (-want +got):\n%s", diff)
	}
	for _, h := range r.Hits {
		if h.Score != scores[h.Article] {
			t.Errorf("%s scores %g under a filter and %g without", h.Article, h.Score, scores[h.Article])
		}
	}
}
