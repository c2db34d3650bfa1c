package bleve

import (
	"context"
	"errors"
	"fmt"
	"os"

	api "github.com/blevesearch/bleve_index_api"

	"parley/index"
)

// ErrNoPrevious means that there is no earlier generation to go back to.
var ErrNoPrevious = errors.New("no earlier index is kept; one is from the first parley reindex on")

// Renew makes the index anew beside the one that answers, as Rebuild does, but from an index that is sound and with more
// care. It goes on with what an earlier Renew had built when it was stopped; then fill writes the rest to it, from the
// position it stands at. Its files are read through and compared with their checksums, its passages counted, and check,
// unless nil, may try it; only then is it switched to. The one before is kept, for Rollback, and the one before that goes.
//
// When fill or check fails, or the process ends, the old one answers as before. What was built stays for the next Renew
// unless it was found wrong.
func (e *Engine) Renew(ctx context.Context, fill func(index.Writer) error, check func(index.Searcher) error) (err error) {
	if e.readOnly && e.renewal == nil {
		return ErrReadOnly
	}
	e.rebuilding.Lock()
	defer e.rebuilding.Unlock()
	defer func() {
		if err != nil {
			err = fmt.Errorf("renew the index: %w", err)
		}
	}()
	if err := e.use(func(*generation) error { return ctx.Err() }); err != nil {
		return err
	}
	g, err := e.next(ctx)
	if err != nil {
		return err
	}
	if err := fill(builder{ctx, e, g}); err != nil {
		return errors.Join(err, g.close())
	}
	if err := e.try(ctx, g, check); err != nil {
		err = errors.Join(err, g.close())
		if ctx.Err() == nil {
			err = errors.Join(err, e.discard(g))
		}
		return err
	}
	return e.succeed(ctx, g)
}

// next opens the generation that is being built, or begins one.
func (e *Engine) next(ctx context.Context) (*generation, error) {
	folder, err := readMark(e.dir, nextFile)
	if current, _ := readMark(e.dir, currentFile); err == nil && folder != "" && folder != current {
		if g, err := openSound(ctx, folder, false); err == nil {
			return g, nil
		} else if !errors.Is(err, ErrStale) && !errors.Is(err, ErrDamaged) {
			return nil, err
		}
		if err := os.RemoveAll(folder); err != nil {
			return nil, err
		}
	}
	if folder, err = nextFolder(e.dir); err != nil {
		return nil, err
	}
	g, err := begin(folder)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	if err := writeMark(e.dir, nextFile, folder); err != nil {
		return nil, errors.Join(err, g.close(), os.RemoveAll(folder))
	}
	return g, nil
}

// try verifies g and asks it something.
func (e *Engine) try(ctx context.Context, g *generation, check func(index.Searcher) error) error {
	if err := g.verify(ctx); err != nil || check == nil {
		return err
	}
	return check(g)
}

// discard removes a generation that was found wrong.
func (e *Engine) discard(g *generation) error {
	return errors.Join(removeMark(e.dir, nextFile), os.RemoveAll(g.folder))
}

// succeed lets g answer and keeps the one that did. Beside others who read, g is opened as theirs are.
func (e *Engine) succeed(ctx context.Context, g *generation) (err error) {
	if e.readOnly {
		if err := g.close(); err != nil {
			return err
		}
		if g, err = openGeneration(g.folder, true); err != nil {
			return err
		}
	}
	before, err := readMark(e.dir, currentFile)
	if err == nil {
		err = writeMark(e.dir, previousFile, before)
	}
	if err != nil {
		return errors.Join(err, g.close())
	}
	old, err := e.switchTo(ctx, g)
	if err != nil {
		return errors.Join(err, g.close())
	}
	return errors.Join(old.close(), removeMark(e.dir, nextFile), removeOthers(e.dir, g.folder, before))
}

// Rollback lets the generation answer that did before the last Renew, as it was then: whoever follows a store catches up
// afterwards. A second Rollback goes forward again. The error is ErrNoPrevious where none is kept, and ErrDamaged or ErrStale where
// it is no good any more.
func (e *Engine) Rollback(ctx context.Context) (err error) {
	if e.readOnly && e.renewal == nil {
		return ErrReadOnly
	}
	e.rebuilding.Lock()
	defer e.rebuilding.Unlock()
	defer func() {
		if err != nil {
			err = fmt.Errorf("go back to the index before: %w", err)
		}
	}()
	current, err := readMark(e.dir, currentFile)
	if err != nil {
		return err
	}
	folder, err := readMark(e.dir, previousFile)
	if err != nil {
		return err
	}
	if folder == "" || folder == current {
		return ErrNoPrevious
	}
	g, err := openSound(ctx, folder, e.readOnly)
	if err != nil {
		return err
	}
	old, err := e.switchTo(ctx, g)
	if err != nil {
		return errors.Join(err, g.close())
	}
	return errors.Join(old.close(), writeMark(e.dir, previousFile, current))
}

// Search implements index.Searcher for a generation that does not answer yet.
func (g *generation) Search(ctx context.Context, q index.Query) (results index.Results, err error) {
	err = g.read(func(reader api.IndexReader) error {
		results, err = search(ctx, reader, q, countedExactly)
		return err
	})
	return results, err
}
