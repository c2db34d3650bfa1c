package bleve_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/corpus"
	"parley/index"
	"parley/index/bleve"
)

// A synthetic corpus has Zipf's distribution of words, as texts do: few are in most passages.
type synthetic struct {
	random *rand.Rand
	zipf   *rand.Zipf
}

func newSynthetic() *synthetic {
	random := rand.New(rand.NewPCG(1, 2))
	return &synthetic{random, rand.NewZipf(random, 1.1, 20, 60_000)}
}

func (s *synthetic) words(n int) string {
	var text strings.Builder
	for range n {
		fmt.Fprintf(&text, "word%dq ", s.zipf.Uint64())
	}
	return text.String()
}

// passages returns n passages of 60 to 140 words, ten to an article.
func (s *synthetic) passages(n int) []index.Passage {
	var all []index.Passage
	var title string
	for i := range n {
		if i%10 == 0 {
			title = s.words(8)
		}
		text := s.words(60 + s.random.IntN(80))
		all = append(all, index.Passage{
			Article: fmt.Sprintf("article-%06d", i/10), Number: i % 10, Start: 700 * (i % 10), End: 700*(i%10) + len(text),
			Text: text, Title: title, Headings: []string{s.words(3)}, Published: corpus.DayOf(time.Unix(int64(i)*5_000, 0).UTC()),
			Publisher: "BIS", Collection: []string{"talks", "export-rules"}[i/10%2], Tags: []string{"a", "b"},
		})
	}
	return all
}

// query takes seven words of one passage, each with an alias. The forty commonest words stand for
// function words, which nobody asks for.
func (s *synthetic) query(p index.Passage) index.Query {
	var q index.Query
	words := strings.Fields(p.Text)
	for len(q.Concepts) < 7 {
		w := words[s.random.IntN(len(words))]
		if len(w) == len("word9q") || w < "word4" && len(w) == len("word99q") {
			continue
		}
		alias := fmt.Sprintf("word%dq", 100+s.random.IntN(5000))
		q.Concepts = append(q.Concepts, index.Concept{Weight: 1, Forms: []index.Form{
			{Term: w, Exact: w, Weight: 1}, {Term: alias, Exact: alias, Weight: 0.5},
		}})
	}
	return q
}

func load(t testing.TB, e *bleve.Engine, passages []index.Passage) {
	t.Helper()
	for n, batch := range slices.Collect(slices.Chunk(passages, 2000)) {
		if err := e.Write(context.Background(), index.Batch{Put: batch, Upto: corpus.Position(n + 1)}); err != nil {
			t.Fatal(err)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	s := newSynthetic()
	passages := s.passages(20_000)
	e := open(b, b.TempDir(), bleve.Options{})
	load(b, e, passages)
	var queries []index.Query
	for range 200 {
		queries = append(queries, s.query(passages[s.random.IntN(len(passages))]))
	}
	for name, filter := range map[string]index.Filter{
		"all":      {},
		"filtered": {From: "1971-02-03", To: "1972-06-15", Collections: []string{"talks"}},
	} {
		b.Run(name, func(b *testing.B) {
			var took []float64
			candidates := 0
			for i := 0; b.Loop(); i++ {
				q := queries[i%len(queries)]
				q.Filter = filter
				began := time.Now()
				r, err := e.Search(context.Background(), q)
				if err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(began).Seconds()*1000)
				candidates += r.Stats.Candidates
			}
			slices.Sort(took)
			b.ReportMetric(took[len(took)/2], "p50-ms")
			b.ReportMetric(took[int(math.Ceil(float64(len(took))*0.95))-1], "p95-ms")
			b.ReportMetric(float64(candidates)/float64(b.N), "candidates/op")
		})
	}
}

func BenchmarkWrite(b *testing.B) {
	passages := newSynthetic().passages(20_000)
	written := 0
	for b.Loop() {
		e := open(b, b.TempDir(), bleve.Options{})
		load(b, e, passages)
		written += len(passages)
		e.Close()
	}
	b.ReportMetric(float64(written)/b.Elapsed().Seconds(), "passages/s")
}

func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	e := open(b, dir, bleve.Options{})
	load(b, e, newSynthetic().passages(20_000))
	e.Close()
	for _, readOnly := range []bool{false, true} {
		b.Run(fmt.Sprint("read only ", readOnly), func(b *testing.B) {
			for b.Loop() {
				e, err := bleve.Open(context.Background(), dir, bleve.Options{ReadOnly: readOnly})
				if err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				e.Close()
				b.StartTimer()
			}
		})
	}
}

// A store of long articles, for an update from its beginning to its end.
type store []corpus.Change

func (s store) Changes(_ context.Context, after corpus.Position, limit int) ([]corpus.Change, error) {
	return s[after:min(int(after)+limit, len(s))], nil
}

func (s store) Position(context.Context) (corpus.Position, error) {
	return corpus.Position(len(s)), nil
}

// newStore returns n articles of about six kilobytes, in paragraphs of about six hundred bytes.
func newStore(n int) store {
	s := newSynthetic()
	var all store
	for i := range n {
		a := corpus.Article{ID: fmt.Sprintf("article-%06d", i), Title: s.words(8)}
		for range 10 {
			if a.Text != "" {
				a.Text += "\n\n"
			}
			start := len(a.Text)
			for range 4 {
				a.Text += "The " + s.words(17) + "ends. "
			}
			a.Text = strings.TrimSpace(a.Text)
			a.Blocks = append(a.Blocks, corpus.Block{Kind: corpus.Paragraph, Start: start, End: len(a.Text)})
		}
		all = append(all, corpus.Change{Position: corpus.Position(i + 1), ID: a.ID, Article: a})
	}
	return all
}

func BenchmarkUpdate(b *testing.B) {
	s := newStore(2000)
	articles, passages := 0, 0
	for b.Loop() {
		e := open(b, b.TempDir(), bleve.Options{})
		r, err := index.Update(context.Background(), s, e, nil)
		if err != nil {
			b.Fatal(err)
		}
		e.Close()
		articles, passages = articles+r.Articles, passages+r.Passages
	}
	b.ReportMetric(float64(articles)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(passages)/b.Elapsed().Seconds(), "passages/s")
}
