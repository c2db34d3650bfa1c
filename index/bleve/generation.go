package bleve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"syscall"

	"github.com/blevesearch/bleve/v2/index/scorch"
	api "github.com/blevesearch/bleve_index_api"
	bolt "go.etcd.io/bbolt/errors"

	"parley/corpus"
)

// A generation is one scorch index, open. It has its own folder, and is done with for good once a
// newer one answers.
type generation struct {
	folder string
	index  api.Index
	queue  *api.AnalysisQueue
	users  sync.WaitGroup // searches and writes under way
}

// openGeneration opens the scorch index in folder, making it if there is none.
func openGeneration(folder string, readOnly bool) (_ *generation, err error) {
	// Documents come analysed, so one worker that hands them on is enough.
	queue := api.NewAnalysisQueue(1)
	defer func() {
		if err != nil {
			queue.Close()
		}
	}()
	defer guard(&err)()
	index, err := openScorch(folder, readOnly, queue)
	if err != nil {
		return nil, err
	}
	return &generation{folder: folder, index: index, queue: queue}, nil
}

// openScorch closes what it opened when it fails, but not when it panics: bbolt would wait for its
// own unfinished transaction. A damaged file then stays mapped until the process ends.
func openScorch(folder string, readOnly bool, queue *api.AnalysisQueue) (api.Index, error) {
	index, err := scorch.NewScorch(scorch.Name, map[string]any{
		"path":         folder,
		"read_only":    readOnly,
		"bolt_timeout": lockTimeout.String(), // without one a second opener waits for ever
	}, queue)
	if err != nil {
		return nil, fmt.Errorf("open the index: %w", err)
	}
	switch err = index.Open(); {
	case err == nil:
		return index, nil
	case errors.Is(err, bolt.ErrTimeout):
		return nil, ErrInUse
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("open the index: %w", err)
	}
	return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
}

// begin makes an empty generation in folder and records in it that it is empty.
func begin(folder string) (*generation, error) {
	g, err := openGeneration(folder, false)
	if err != nil {
		return nil, err
	}
	b := api.NewBatch()
	if err = (state{Format: format()}).put(b); err == nil {
		err = g.index.Batch(b)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("begin an index: %w", err), g.close())
	}
	return g, nil
}

// read calls do with one snapshot of g.
func (g *generation) read(do func(api.IndexReader) error) (err error) {
	defer guard(&err)()
	reader, err := g.index.Reader()
	if err != nil {
		return fmt.Errorf("read the index: %w", err)
	}
	defer reader.Close()
	return do(reader)
}

// Position implements index.Writer for a generation being built.
func (g *generation) Position(context.Context) (position corpus.Position, err error) {
	err = g.read(func(reader api.IndexReader) error {
		s, err := readState(reader)
		position = s.Position
		return err
	})
	return position, err
}

// close waits for searches and writes to end, then for bleve's own goroutines.
func (g *generation) close() error {
	g.users.Wait()
	err := g.index.Close()
	g.queue.Close()
	if err != nil {
		return fmt.Errorf("close the index: %w", err)
	}
	return nil
}
