package index

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"parley/corpus"
)

// ErrAhead means that an index holds changes its store does not know of: the store was restored from
// a backup or is another one. Nothing in such an index can be trusted; rebuild it from the store.
var ErrAhead = errors.New("the index is ahead of its store")

// Changes is the history of a store, as an index follows it.
type Changes interface {
	// Changes returns the first changes after a position, in order, at most limit; none when there are no more.
	Changes(ctx context.Context, after corpus.Position, limit int) ([]corpus.Change, error)

	// Position returns the position of the newest change, 0 when there was none.
	Position(ctx context.Context) (corpus.Position, error)
}

// Progress says how far an update has come, in changes of the store. Done reaches Total at the end.
type Progress struct {
	Done, Total int
}

// A Report says what an update did.
type Report struct {
	Articles int             // put or replaced
	Removed  int             // dropped
	Passages int             // put
	Position corpus.Position // how much of the store the index holds now
}

// Bounds of one batch. Four megabytes of text keep the memory of an update under a few hundred, and
// a batch of that size costs far more to analyse than to make durable.
const (
	batchBytes    = 4 << 20
	batchArticles = 2000
	firstPage     = 16
)

// Update brings to in step with from and returns once it is, or with the error that stopped it and
// a report of what was done until then. It starts where the index stands, so it may be stopped or
// killed at any time and called again. tell, unless nil, is called after every batch.
//
// An index ahead of its store is left alone: the error is ErrAhead.
func Update(ctx context.Context, from Changes, to Writer, tell func(Progress)) (Report, error) {
	u := updater{from: from, to: to, tell: tell, limit: firstPage}
	err := u.run(ctx)
	if err != nil && !errors.Is(err, ErrAhead) {
		err = fmt.Errorf("update the index: %w", err)
	}
	return u.report, err
}

type updater struct {
	from   Changes
	to     Writer
	tell   func(Progress)
	begin  corpus.Position // where the index stood
	target corpus.Position // where the store stood
	limit  int             // changes to ask for at a time
	report Report
}

func (u *updater) run(ctx context.Context) (err error) {
	if u.begin, err = u.to.Position(ctx); err != nil {
		return err
	}
	u.report.Position = u.begin
	if u.target, err = u.from.Position(ctx); err != nil {
		return err
	}
	if u.begin > u.target {
		return fmt.Errorf("%w: it holds change %d of %d; rebuild it", ErrAhead, u.begin, u.target)
	}
	for {
		changes, err := u.from.Changes(ctx, u.report.Position, u.limit)
		if err != nil {
			return err
		}
		if len(changes) == 0 {
			return u.finish(ctx)
		}
		if err := u.apply(ctx, changes); err != nil {
			return err
		}
	}
}

// finish notes that nothing more is to come up to target: the last changes may be gone from the
// history, as when an article was added and forgotten again.
func (u *updater) finish(ctx context.Context) error {
	if u.report.Position >= u.target {
		return nil
	}
	return u.write(ctx, nil, u.target)
}

// apply writes changes in batches and fits the next page to their size.
func (u *updater) apply(ctx context.Context, changes []corpus.Change) error {
	total, size, begin := 0, 0, 0
	for i, c := range changes {
		if c.Position <= u.report.Position {
			return fmt.Errorf("the store gave change %d after change %d", c.Position, u.report.Position)
		}
		size += len(c.Article.Text)
		total += len(c.Article.Text)
		if size >= batchBytes || i == len(changes)-1 {
			if err := u.write(ctx, changes[begin:i+1], c.Position); err != nil {
				return err
			}
			begin, size = i+1, 0
		}
	}
	if total >= batchBytes {
		u.limit = max(1, u.limit/2)
	} else {
		u.limit = min(batchArticles, u.limit*2)
	}
	return nil
}

// write makes one batch of changes true and tells of it.
func (u *updater) write(ctx context.Context, changes []corpus.Change, upto corpus.Position) error {
	b, err := batchOf(ctx, changes)
	if err != nil {
		return err
	}
	b.Upto = upto
	if err := u.to.Write(ctx, b); err != nil {
		return err
	}
	for _, c := range changes {
		if c.Removed {
			u.report.Removed++
		} else {
			u.report.Articles++
		}
	}
	u.report.Passages += len(b.Put)
	u.report.Position = upto
	if u.tell != nil {
		u.tell(Progress{Done: int(upto - u.begin), Total: int(max(u.target, upto) - u.begin)})
	}
	return nil
}

// batchOf drops every article that changed and puts the passages of those that are still there.
func batchOf(ctx context.Context, changes []corpus.Change) (Batch, error) {
	var b Batch
	split := make([][]Passage, len(changes))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, c := range changes {
		b.Drop = append(b.Drop, c.ID)
		if c.Removed {
			continue
		}
		group.Go(func() error {
			split[i] = Split(c.Article)
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return Batch{}, err
	}
	for _, passages := range split {
		b.Put = append(b.Put, passages...)
	}
	return b, nil
}
