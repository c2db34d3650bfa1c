package main

import (
	"context"
	"path/filepath"
	"time"

	"parley/corpus"
	"parley/index"
	"parley/index/bleve"
)

type parley struct {
	folder   string
	engine   *bleve.Engine
	position corpus.Position
}

func openParley(into string) (engine, error) {
	folder := filepath.Join(into, "parley")
	e, err := bleve.Open(context.Background(), folder, bleve.Options{})
	if err != nil {
		return nil, err
	}
	return &parley{folder: folder, engine: e}, nil
}

func (p *parley) name() string { return "parley" }

func (p *parley) add(chunk []passage) (time.Duration, error) {
	p.position++
	b := index.Batch{Upto: p.position}
	for _, c := range chunk {
		b.Put = append(b.Put, index.Passage{Article: c.ID, End: len(c.Text), Text: c.Text})
	}
	return timed(func() error { return p.engine.Write(context.Background(), b) })
}

// finish opens the index again, so that what bleve still has in memory is written.
func (p *parley) finish() (time.Duration, error) {
	return timed(func() (err error) {
		if err = p.engine.Close(); err == nil {
			p.engine, err = bleve.Open(context.Background(), p.folder, bleve.Options{})
		}
		return err
	})
}

func (p *parley) search(q asked) (took time.Duration, found int, err error) {
	took, err = timed(func() error {
		r, err := p.engine.Search(context.Background(), q.Query)
		found = len(r.Hits)
		return err
	})
	return took, found, err
}

func (p *parley) close() error { return p.engine.Close() }
