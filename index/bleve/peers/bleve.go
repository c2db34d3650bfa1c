package main

import (
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// stock is bleve as its users use it, without what a search of one field does not need.
type stock struct {
	folder string
	index  bleve.Index
}

func openBleve(into string) (engine, error) {
	text := bleve.NewTextFieldMapping()
	text.Analyzer, text.Store, text.IncludeTermVectors, text.DocValues, text.IncludeInAll = "en", false, false, false, false
	document := bleve.NewDocumentStaticMapping()
	document.AddFieldMappingsAt("Text", text)
	m := bleve.NewIndexMapping()
	m.DefaultMapping = document
	folder := filepath.Join(into, "bleve")
	index, err := bleve.NewUsing(folder, m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	return &stock{folder, index}, nil
}

func (s *stock) name() string { return "bleve" }

func (s *stock) add(chunk []passage) (time.Duration, error) {
	return timed(func() error {
		b := s.index.NewBatch()
		for _, p := range chunk {
			if err := b.Index(p.ID, struct{ Text string }{p.Text}); err != nil {
				return err
			}
		}
		return s.index.Batch(b)
	})
}

func (s *stock) finish() (time.Duration, error) {
	return timed(func() (err error) {
		if err = s.index.Close(); err == nil {
			s.index, err = bleve.Open(s.folder)
		}
		return err
	})
}

func (s *stock) search(q asked) (took time.Duration, found int, err error) {
	took, err = timed(func() error {
		query := bleve.NewMatchQuery(q.Words)
		query.SetField("Text")
		r, err := s.index.Search(bleve.NewSearchRequestOptions(query, hits, 0, false))
		if err == nil {
			found = len(r.Hits)
		}
		return err
	})
	return took, found, err
}

func (s *stock) close() error { return s.index.Close() }
