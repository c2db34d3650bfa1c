package indextest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"parley/corpus"
	"parley/index"
)

// anyHistory writes one and the same random history to the engine and to a Memory, and again to the
// engine as fewer, larger batches: every query must give the same hits, in the same order and with
// the same scores.
func anyHistory(t *testing.T, open func(testing.TB) index.Engine) {
	rapid.Check(t, func(r *rapid.T) {
		e, m := open(t), &Memory{}
		defer e.Close()
		history := rapid.SliceOfN(rapid.Custom(drawBatch), 1, 8).Draw(r, "history")
		queries := rapid.SliceOfN(rapid.Custom(drawQuery), 1, 4).Draw(r, "queries")
		for i, b := range history {
			b.Upto = corpus.Position(i + 1)
			write(r, e, b)
			write(r, m, b)
			for _, q := range queries {
				same(r, q, search(r, m, q), search(r, e, q))
			}
		}
		whole := open(t)
		defer whole.Close()
		var final index.Batch
		for _, entry := range m.passages {
			final.Put = append(final.Put, entry.passage)
		}
		write(r, whole, final)
		for _, q := range queries {
			same(r, q, search(r, m, q), search(r, whole, q))
		}
	})
}

func same(r *rapid.T, q index.Query, want, got index.Results) {
	r.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		r.Fatalf("%+v (-memory +engine):\n%s", q, diff)
	}
}

// vocabulary is small, so that passages share words and lengths, and scores tie.
var vocabulary = []string{"tariff", "tariffs", "quota", "licence", "embargo", "Geneva", "2025", "chips", "duty"}

var (
	someArticle   = rapid.SampledFrom([]string{"a", "b", "c", "d/1", "é", ""})
	somePublisher = rapid.SampledFrom([]string{"", "BIS", "bis", "USTR"})
	someDay       = rapid.SampledFrom([]corpus.Day{"", "2024-12-31", "2025-01-01", "2025-05-12", "2025-05-13", "2026-02-28"})
	someTag       = rapid.SampledFrom([]string{"x", "y", "z"})
	someWords     = rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 12)
)

func drawBatch(r *rapid.T) index.Batch {
	b := index.Batch{Drop: rapid.SliceOfN(someArticle, 0, 2).Draw(r, "drop")}
	for range rapid.IntRange(0, 8).Draw(r, "passages") {
		p := passage(someArticle.Draw(r, "article"), rapid.IntRange(0, 4).Draw(r, "number"), text(r, "text"))
		p.Title = text(r, "title")
		if rapid.Bool().Draw(r, "headed") {
			p.Headings = []string{text(r, "heading"), text(r, "heading")}
		}
		if rapid.Bool().Draw(r, "asked") {
			p.Asked = []string{text(r, "question")}
		}
		p.Publisher, p.Published = somePublisher.Draw(r, "publisher"), someDay.Draw(r, "day")
		p.Collection = someTag.Draw(r, "collection")
		p.Tags = rapid.SliceOfN(someTag, 0, 3).Draw(r, "tags")
		b.Put = append(b.Put, p)
	}
	return b
}

func text(r *rapid.T, label string) (text string) {
	for _, w := range someWords.Draw(r, label) {
		text += w + " "
	}
	return text
}

func drawQuery(r *rapid.T) index.Query {
	q := index.Query{Limit: rapid.IntRange(0, 12).Draw(r, "limit")}
	for range rapid.IntRange(1, 4).Draw(r, "concepts") {
		c := index.Concept{Weight: rapid.SampledFrom([]float64{0, 0.3, 1, 2}).Draw(r, "weight")}
		for i := range rapid.IntRange(1, 3).Draw(r, "forms") {
			f := form(rapid.SampledFrom(append(vocabulary, "zyzzyva")).Draw(r, "word"), 1/float64(i+1))
			if rapid.Bool().Draw(r, "inexact") {
				f.Exact = ""
			}
			c.Forms = append(c.Forms, f)
		}
		if rapid.Bool().Draw(r, "phrase") {
			for i := range rapid.IntRange(2, 3).Draw(r, "words of the phrase") {
				f := form(vocabulary[(i*2+len(c.Forms))%len(vocabulary)], 0.8)
				f.Phrase = 1
				c.Forms = append(c.Forms, f)
			}
		}
		q.Concepts = append(q.Concepts, c)
	}
	if rapid.Bool().Draw(r, "filtered") {
		q.Filter = index.Filter{
			From:        someDay.Draw(r, "from"),
			To:          someDay.Draw(r, "to"),
			Tags:        rapid.SliceOfN(someTag, 0, 2).Draw(r, "of tags"),
			Collections: rapid.SliceOfN(someTag, 0, 2).Draw(r, "of collections"),
			Publishers:  rapid.SliceOfN(somePublisher, 0, 1).Draw(r, "of publishers"),
			Articles:    rapid.SliceOfN(someArticle, 0, 3).Draw(r, "of articles"),
		}
	}
	return q
}
