package bleve

import (
	"context"
	"errors"
	"fmt"
	"os"

	"parley/corpus"
	"parley/index"
)

// Rebuild makes the index anew beside the one that answers, lets fill write to it from position 0, and
// then switches to it; all others go, the old one once its last search is over. What is written to the
// engine meanwhile goes to the old one, so whoever follows a store catches up afterwards, from the
// position fill came to. When fill fails, or the process ends, nothing has changed. It is for an index
// that cannot be trusted; one that can is renewed, see Renew.
//
// One rebuild runs at a time; a second waits.
func (e *Engine) Rebuild(ctx context.Context, fill func(index.Writer) error) (err error) {
	if e.readOnly {
		return ErrReadOnly
	}
	e.rebuilding.Lock()
	defer e.rebuilding.Unlock()
	if err := e.use(func(*generation) error { return ctx.Err() }); err != nil {
		return fmt.Errorf("rebuild the index: %w", err)
	}
	folder, err := nextFolder(e.dir)
	if err != nil {
		return err
	}
	g, err := begin(folder)
	if err != nil {
		return errors.Join(err, os.RemoveAll(folder))
	}
	if err := fill(builder{ctx, e, g}); err != nil {
		return errors.Join(fmt.Errorf("rebuild the index: %w", err), g.close(), os.RemoveAll(folder))
	}
	old, err := e.switchTo(ctx, g)
	if err != nil {
		return errors.Join(fmt.Errorf("rebuild the index: %w", err), g.close(), os.RemoveAll(g.folder))
	}
	return errors.Join(old.close(), removeMark(e.dir, previousFile), removeMark(e.dir, nextFile), removeOthers(e.dir, g.folder))
}

// switchTo lets g answer instead of the generation that does, which it returns, unless the engine was closed.
func (e *Engine) switchTo(ctx context.Context, g *generation) (old *generation, err error) {
	e.writing.Lock()
	defer e.writing.Unlock()
	if err := (builder{ctx, e, g}).alive(); err != nil {
		return nil, err
	}
	if err := writeMark(e.dir, currentFile, g.folder); err != nil {
		return nil, err
	}
	return e.swap(g), nil
}

// A builder writes to the generation being built, as long as it is wanted.
type builder struct {
	ctx    context.Context // of the rebuild
	engine *Engine
	*generation
}

func (b builder) alive() error {
	return b.engine.use(func(*generation) error { return b.ctx.Err() })
}

func (b builder) Write(ctx context.Context, batch index.Batch) error {
	if err := b.alive(); err != nil {
		return err
	}
	return b.generation.Write(ctx, batch)
}

func (b builder) Position(ctx context.Context) (corpus.Position, error) {
	if err := b.alive(); err != nil {
		return 0, err
	}
	return b.generation.Position(ctx)
}
