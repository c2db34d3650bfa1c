package main

import (
	"context"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"text/tabwriter"
	"time"

	"golang.org/x/sync/errgroup"

	"parley/bot"
	"parley/bot/question"
	"parley/bot/terminal"
	"parley/corpus"
	"parley/index"
	"parley/index/bleve"
)

// benchVerb is `parley bench`.
type benchVerb struct {
	Passages  int    `default:"100000" help:"How many synthetic passages to make."`
	Questions int    `default:"300" help:"How many questions to ask."`
	Seed      uint64 `default:"1" help:"What the articles and questions are drawn from; the same seed draws the same."`
	Folder    string `placeholder:"DIR" help:"Measure the articles of this folder instead, and ask for words of them."`
	Keep      string `placeholder:"DIR" help:"Make the data folder here and leave it; no articles may be there yet."`
	Export    string `placeholder:"DIR" help:"Measure nothing but write the passages and queries here, for other engines."`
}

// Run makes a throwaway folder of synthetic articles, measures it and prints a figure a line.
func (v *benchVerb) Run(ctx context.Context, c *cli, std streams) error {
	if v.Passages < 1 || v.Questions < 1 {
		return misuse("bench wants a passage and a question or more")
	}
	made := synthetic{name: "first", seed: v.Seed, articles: v.Passages}
	if v.Export != "" {
		return export(ctx, absolute(c.at, v.Export), made, v.Questions)
	}
	folder := absolute(c.at, v.Keep)
	if v.Keep == "" {
		var err error
		if folder, err = os.MkdirTemp("", "parley-bench-"); err != nil {
			return err
		}
		defer os.RemoveAll(folder)
	}
	if held := holding(folder); held != "" {
		return fmt.Errorf("%s holds %s already, and the articles that are measured would be added; name an empty folder with --keep DIR", folder, held)
	}
	h, err := openToWrite(ctx, &cli{Data: folder}, std)
	if err != nil {
		return err
	}
	defer h.Close()
	b := &bench{benchVerb: *v, home: h, table: tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0), from: made}
	steps := []func(context.Context) error{b.indexTenth, b.index, b.open, b.search, b.answer, b.throughput, b.whileIndexing}
	if v.Folder != "" {
		if b.from, err = newExcerpts(absolute(c.at, v.Folder), v.Seed); err != nil {
			return err
		}
		steps = slices.Delete(steps, 0, 1)
	}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return b.table.Flush()
}

// A bench is one run of the verb.
type bench struct {
	benchVerb
	home     *home
	table    *tabwriter.Writer
	from     subject
	before   int           // passages indexed while there were few
	few      time.Duration // a search took then, on average
	asked    []index.Query
	passages int
}

// A subject is what is indexed and asked about.
type subject interface {
	corpus.Source
	documents(context.Context) (int, error)              // how many there are
	question(context.Context, *corpus.Store, int) string // the nth; the same each time
}

// row adds a figure; it is written out when the run is over.
func (b *bench) row(name, format string, values ...any) {
	fmt.Fprintf(b.table, name+"\t"+format+"\n", values...)
}

// bring stores the articles of a subject and returns how long the index took to follow.
func (b *bench) bring(ctx context.Context, s subject) (time.Duration, error) {
	progress := terminal.NewProgress(b.home.std.err, "storing", "documents")
	total, err := s.documents(ctx)
	if err != nil {
		return 0, err
	}
	_, err = corpus.Sync(ctx, b.home.store, s, func(p corpus.Progress) { progress.At(p.Documents, total) })
	progress.Done()
	if err != nil {
		return 0, err
	}
	began := time.Now()
	err = b.home.catchUp(ctx)
	return time.Since(began), err
}

// indexTenth indexes a tenth of the articles and searches in these alone, to see later what the rest costs.
func (b *bench) indexTenth(ctx context.Context) error {
	tenth := synthetic{name: "first", seed: b.Seed, articles: b.Passages / 10 / perDocument * perDocument}
	if tenth.articles == 0 {
		return nil
	}
	took, err := b.bring(ctx, tenth)
	if err != nil {
		return err
	}
	b.before = tenth.articles
	b.row("a tenth indexed", "%.0f passages/s", float64(b.before)/took.Seconds())
	queries, err := b.queries(ctx, tenth)
	if err != nil {
		return err
	}
	b.few, err = b.times(ctx, "search in a tenth", b.searcher(queries))
	return err
}

func (b *bench) index(ctx context.Context) error {
	took, err := b.bring(ctx, b.from)
	if err != nil {
		return err
	}
	if b.passages, err = b.count(ctx); err != nil {
		return err
	}
	b.row("passages", "%d", b.passages)
	b.row("indexed", "%.0f passages/s", float64(b.passages-b.before)/took.Seconds())
	return nil
}

// count returns the number of passages in the index.
func (b *bench) count(ctx context.Context) (int, error) {
	r, err := b.home.engine.Search(ctx, index.Query{Limit: 1})
	return r.Stats.Passages, err
}

// open closes the index, after which its files are all there, and opens it again.
func (b *bench) open(ctx context.Context) error {
	if err := b.home.engine.Close(); err != nil {
		return err
	}
	size, err := bytesIn(b.home.index())
	if err != nil {
		return err
	}
	b.row("index", "%.1f MB, %.0f bytes/passage", float64(size)/1e6, float64(size)/float64(b.passages))
	began := time.Now()
	if b.home.engine, err = b.home.open(ctx, bleve.Options{}); err != nil {
		return err
	}
	b.row("opened in", "%.1f ms", time.Since(began).Seconds()*1000)
	return nil
}

// queries are what the bot makes of questions about a subject.
func (b *bench) queries(ctx context.Context, s subject) (all []index.Query, err error) {
	reader, err := question.NewReader()
	if err != nil {
		return nil, err
	}
	for n := range b.Questions {
		all = append(all, reader.Understand(s.question(ctx, b.home.store, n), nil, "").Query(index.DefaultLimit))
	}
	return all, nil
}

func (b *bench) searcher(queries []index.Query) func(context.Context, int) error {
	return func(ctx context.Context, n int) error {
		_, err := b.home.engine.Search(ctx, queries[n])
		return err
	}
}

// search looks for candidates alone.
func (b *bench) search(ctx context.Context) (err error) {
	if b.asked, err = b.queries(ctx, b.from); err != nil {
		return err
	}
	mean, err := b.times(ctx, "search", b.searcher(b.asked))
	if err == nil && b.few > 0 {
		exponent := math.Log(float64(mean)/float64(b.few)) / math.Log(float64(b.passages)/float64(b.before))
		b.row("search grows as", "passages^%.2f", exponent)
	}
	return err
}

// answer asks the whole bot.
func (b *bench) answer(ctx context.Context) error {
	asker, err := b.home.bot()
	if err != nil {
		return err
	}
	_, err = b.times(ctx, "whole answer", func(ctx context.Context, n int) error {
		_, err := asker.Ask(ctx, bot.Message{Text: b.from.question(ctx, b.home.store, n)})
		return err
	})
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	b.row("live heap", "%.1f MB", float64(m.HeapAlloc)/1e6)
	return err
}

// throughput searches on one goroutine and on two.
func (b *bench) throughput(ctx context.Context) error {
	for _, threads := range []int{1, 2} {
		group, ctx := errgroup.WithContext(ctx)
		began := time.Now()
		for t := range threads {
			group.Go(func() error {
				for n := t; n < b.Questions; n += threads {
					if _, err := b.home.engine.Search(ctx, b.asked[n]); err != nil {
						return err
					}
				}
				return nil
			})
		}
		if err := group.Wait(); err != nil {
			return err
		}
		b.row(fmt.Sprintf("search ×%d", threads), "%.0f/s", float64(b.Questions)/time.Since(began).Seconds())
	}
	return nil
}

// whileIndexing searches while a tenth as many synthetic articles again are stored and indexed.
func (b *bench) whileIndexing(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	indexed := make(chan struct{})
	group.Go(func() error {
		defer close(indexed)
		_, err := b.bring(ctx, synthetic{name: "second", seed: b.Seed + 2, articles: max(1, b.passages/10)})
		return err
	})
	var took []time.Duration
	group.Go(func() error {
		for n := 0; ; n++ {
			select {
			case <-indexed:
				return nil
			default:
			}
			began := time.Now()
			if _, err := b.home.engine.Search(ctx, b.asked[n%len(b.asked)]); err != nil {
				return err
			}
			took = append(took, time.Since(began))
		}
	})
	if err := group.Wait(); err != nil {
		return err
	}
	b.percentiles("search while indexing", took)
	return nil
}

// times does something once for each question and returns how long it took on average.
func (b *bench) times(ctx context.Context, name string, do func(ctx context.Context, n int) error) (mean time.Duration, err error) {
	progress := terminal.NewProgress(b.home.std.err, name, "questions")
	defer progress.Done()
	var took []time.Duration
	var sum time.Duration
	for n := range b.Questions {
		began := time.Now()
		if err := do(ctx, n); err != nil {
			return 0, err
		}
		took = append(took, time.Since(began))
		sum += took[n]
		progress.At(n+1, b.Questions)
	}
	b.percentiles(name, took)
	return sum / time.Duration(b.Questions), nil
}

// percentiles adds the p50, p95 and p99 of times, by nearest rank.
func (b *bench) percentiles(name string, took []time.Duration) {
	if len(took) == 0 {
		b.row(name, "none: it was over too soon")
		return
	}
	slices.Sort(took)
	at := func(share float64) float64 {
		return took[int(math.Ceil(share*float64(len(took))))-1].Seconds() * 1000
	}
	b.row(name, "p50 %.2f ms  p95 %.2f ms  p99 %.2f ms", at(0.50), at(0.95), at(0.99))
}

// bytesIn adds up the files below a folder.
func bytesIn(folder string) (sum int64, err error) {
	err = filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			sum += info.Size()
		}
		return err
	})
	return sum, err
}
