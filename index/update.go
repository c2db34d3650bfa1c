package index

import (
	"context"
	"errors"
	"fmt"

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

// Update brings to in step with from and returns once it is, or with the error that stopped it and
// a report of what was done until then. It starts where the index stands, so it may be stopped or
// killed at any time and called again. tell, unless nil, is called after every batch.
//
// An index ahead of its store is left alone: the error is ErrAhead.
func Update(ctx context.Context, from Changes, to Writer, tell func(Progress)) (Report, error) {
	u := updater{from: from, to: to, tell: tell}
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
	steps, stop := readAhead(ctx, u.from, u.begin)
	defer stop()
	for s := range steps {
		if s.err != nil {
			return s.err
		}
		if err := u.write(ctx, s); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err // there may be more
	}
	return u.finish(ctx)
}

// finish notes that nothing more is to come up to target: the last changes may be gone from the
// history, as when an article was added and forgotten again.
func (u *updater) finish(ctx context.Context) error {
	if u.report.Position >= u.target {
		return nil
	}
	return u.write(ctx, step{batch: Batch{Upto: u.target}})
}

// write makes one batch of changes true and tells of it.
func (u *updater) write(ctx context.Context, s step) error {
	if err := u.to.Write(ctx, s.batch); err != nil {
		return err
	}
	u.report.Articles += len(s.batch.Drop) - s.removed
	u.report.Removed += s.removed
	u.report.Passages += len(s.batch.Put)
	u.report.Position = s.batch.Upto
	if u.tell != nil {
		u.tell(Progress{Done: int(s.batch.Upto - u.begin), Total: int(max(u.target, s.batch.Upto) - u.begin)})
	}
	return nil
}
