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
}

// Run makes a throwaway folder of synthetic articles, measures it and prints a figure a line.
func (v *benchVerb) Run(ctx context.Context, std streams) error {
	if v.Passages < 1 || v.Questions < 1 {
		return misuse("bench wants a passage and a question or more")
	}
	folder, err := os.MkdirTemp("", "parley-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	h, err := openToWrite(ctx, &cli{Data: folder}, std)
	if err != nil {
		return err
	}
	defer h.Close()
	b := &bench{benchVerb: *v, home: h, table: tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0),
		source: synthetic{name: "first", seed: v.Seed, articles: v.Passages}}
	for _, step := range []func(context.Context) error{b.index, b.open, b.search, b.answer, b.throughput, b.whileIndexing} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return b.table.Flush()
}

// A bench is one run of the verb.
type bench struct {
	benchVerb
	home   *home
	table  *tabwriter.Writer
	source synthetic
	asked  []index.Query
}

// row adds a figure; it is written out when the run is over.
func (b *bench) row(name, format string, values ...any) {
	fmt.Fprintf(b.table, name+"\t"+format+"\n", values...)
}

// bring stores the articles of a source and returns how long the index took to follow.
func (b *bench) bring(ctx context.Context, s synthetic) (time.Duration, error) {
	progress := terminal.NewProgress(b.home.std.err, "storing", "documents")
	total := (s.articles + perDocument - 1) / perDocument
	_, err := corpus.Sync(ctx, b.home.store, s, func(p corpus.Progress) { progress.At(p.Documents, total) })
	progress.Done()
	if err != nil {
		return 0, err
	}
	began := time.Now()
	err = b.home.catchUp(ctx)
	return time.Since(began), err
}

func (b *bench) index(ctx context.Context) error {
	took, err := b.bring(ctx, b.source)
	if err != nil {
		return err
	}
	b.row("passages", "%d", b.Passages)
	b.row("indexed", "%.0f passages/s", float64(b.Passages)/took.Seconds())
	return nil
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
	b.row("index", "%.1f MB, %.0f bytes/passage", float64(size)/1e6, float64(size)/float64(b.Passages))
	began := time.Now()
	if b.home.engine, err = b.home.open(ctx, bleve.Options{}); err != nil {
		return err
	}
	b.row("opened in", "%.1f ms", time.Since(began).Seconds()*1000)
	return nil
}

// search looks for candidates alone.
func (b *bench) search(ctx context.Context) error {
	reader, err := question.NewReader()
	if err != nil {
		return err
	}
	for n := range b.Questions {
		b.asked = append(b.asked, reader.Understand(b.source.question(n), nil, "").Query(index.DefaultLimit))
	}
	return b.times(ctx, "search", func(ctx context.Context, n int) error {
		_, err := b.home.engine.Search(ctx, b.asked[n])
		return err
	})
}

// answer asks the whole bot.
func (b *bench) answer(ctx context.Context) error {
	asker, err := b.home.bot()
	if err != nil {
		return err
	}
	err = b.times(ctx, "whole answer", func(ctx context.Context, n int) error {
		_, err := asker.Ask(ctx, bot.Message{Text: b.source.question(n)})
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

// whileIndexing searches while a tenth as many articles again are stored and indexed.
func (b *bench) whileIndexing(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	indexed := make(chan struct{})
	group.Go(func() error {
		defer close(indexed)
		_, err := b.bring(ctx, synthetic{name: "second", seed: b.Seed + 2, articles: max(1, b.Passages/10)})
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

// times does something once for each question.
func (b *bench) times(ctx context.Context, name string, do func(ctx context.Context, n int) error) error {
	progress := terminal.NewProgress(b.home.std.err, name, "questions")
	defer progress.Done()
	var took []time.Duration
	for n := range b.Questions {
		began := time.Now()
		if err := do(ctx, n); err != nil {
			return err
		}
		took = append(took, time.Since(began))
		progress.At(n+1, b.Questions)
	}
	b.percentiles(name, took)
	return nil
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
