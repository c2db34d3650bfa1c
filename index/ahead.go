package index

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"parley/corpus"
	"parley/index/analysis"
)

// Bounds of one batch. Four megabytes of text, of which a second batch is made while one is written, keep the memory of
// an update under a few hundred, and a batch of that size costs far more to analyse than to make durable. Large batches
// make large segments, in which a term costs less and which are merged less often.
const (
	batchBytes    = 4 << 20
	batchArticles = 8000
	pageArticles  = 2000 // that are asked for at once, whose texts may all be long
	firstArticles = 16   // in a batch and in a page
)

// A step is a batch of changes, or the error that keeps one from being made.
type step struct {
	batch   Batch
	removed int // articles of those dropped that are gone
	err     error
}

// readAhead makes batches of the changes after a position, one while the one before is written. The channel is closed
// after the last, or after an error. Call stop when done: it waits for what is being made.
func readAhead(ctx context.Context, from Changes, after corpus.Position) (steps <-chan step, stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	made := make(chan step)
	go func() {
		defer close(made)
		p := pager{from: from, at: after, articles: firstArticles, page: firstArticles}
		for {
			s := p.step(ctx)
			if s.err == nil && len(s.batch.Drop) == 0 {
				return
			}
			select {
			case made <- s:
			case <-ctx.Done():
				return
			}
			if s.err != nil {
				return
			}
		}
	}()
	return made, func() {
		cancel()
		for range made {
		}
	}
}

// A pager cuts the history of a store into batches. They begin small and grow, since nothing is known of the articles.
type pager struct {
	from     Changes
	at       corpus.Position // of the last change read
	read     []corpus.Change // but in no batch yet
	articles int             // in the next batch, at most
	page     int             // changes to ask for at once
	over     bool            // whether the last page was not full
	analyzer analysis.Analyzer
}

func (p *pager) step(ctx context.Context) step {
	changes, err := p.next(ctx)
	if err != nil || len(changes) == 0 {
		return step{err: err}
	}
	return stepOf(ctx, changes, p.analyzer.Analyze)
}

// next returns the changes of a batch, none when there are no more.
func (p *pager) next(ctx context.Context) (changes []corpus.Change, err error) {
	size := 0
	for p.over = false; ; {
		n := 0
		for n < len(p.read) && len(changes)+n < p.articles && size < batchBytes {
			size += len(p.read[n].Article.Text)
			n++
		}
		changes, p.read = append(changes, p.read[:n]...), p.read[n:]
		if size >= batchBytes || len(changes) == p.articles {
			p.articles = min(batchArticles, 2*p.articles)
			return changes, nil
		}
		if p.over {
			return changes, nil
		}
		if err := p.ask(ctx, min(p.page, p.articles-len(changes))); err != nil {
			return nil, err
		}
	}
}

// ask reads another page and fits the next to its size.
func (p *pager) ask(ctx context.Context, limit int) (err error) {
	if p.read, err = p.from.Changes(ctx, p.at, limit); err != nil {
		return err
	}
	total := 0
	for _, c := range p.read {
		if c.Position <= p.at {
			return fmt.Errorf("the store gave change %d after change %d", c.Position, p.at)
		}
		p.at = c.Position
		total += len(c.Article.Text)
	}
	if total >= batchBytes {
		p.page = max(1, p.page/2)
	} else {
		p.page = min(pageArticles, 2*p.page)
	}
	p.over = len(p.read) < limit
	return nil
}

// stepOf drops every article that changed and puts the passages of those that are still there, analysed.
func stepOf(ctx context.Context, changes []corpus.Change, analyze analyze) step {
	s := step{batch: Batch{Upto: changes[len(changes)-1].Position}}
	split, terms := make([][]Passage, len(changes)), make([][][Fields][]string, len(changes))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, c := range changes {
		s.batch.Drop = append(s.batch.Drop, c.ID)
		if c.Removed {
			s.removed++
			continue
		}
		group.Go(func() error {
			split[i] = Split(c.Article)
			for _, p := range split[i] {
				terms[i] = append(terms[i], termsBy(analyze, p))
			}
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return step{err: err}
	}
	for i := range split {
		s.batch.Put = append(s.batch.Put, split[i]...)
		s.batch.Terms = append(s.batch.Terms, terms[i]...)
	}
	return s
}
