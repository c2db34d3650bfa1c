package bleve

import (
	"context"
	"runtime"

	api "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"

	"parley/index"
)

// Names of the fields in a generation.
const (
	articleField    = "article"
	collectionField = "collection"
	publisherField  = "publisher"
	tagField        = "tag"
	yearField       = "year"
	monthField      = "month"
	dayField        = "day"
)

// scored names the fields of package index.
var scored = [index.Fields]string{index.Body: "body", index.Exact: "exact", index.Title: "title", index.Headings: "headings", index.Asked: "asked"}

// A document is a passage as scorch takes it, already analysed. It implements api.Document.
type document struct {
	key    key
	id     string
	fields []api.Field
}

func newDocument(p index.Passage, all [index.Fields][]string) *document {
	d := &document{key: key{article: p.Article, number: p.Number, start: p.Start, end: p.End}}
	d.fields = newText(all[index.Body], all[index.Exact])
	for f, terms := range all {
		d.key.lengths[f] = len(terms)
		if f := index.Field(f); f != index.Body && f != index.Exact && len(terms) > 0 {
			d.fields = append(d.fields, newTerms(scored[f], terms))
		}
	}
	d.id = d.key.String()
	d.label(articleField, p.Article)
	d.label(collectionField, p.Collection)
	d.label(publisherField, index.FoldPublisher(p.Publisher))
	d.label(tagField, p.Tags...)
	d.label(definedField, index.Defined(p)...)
	if day := string(p.Published); !p.Published.Time().IsZero() {
		d.label(yearField, day[:len("2006")])
		d.label(monthField, day[:len("2006-01")])
		d.label(dayField, day)
	}
	return d
}

// label adds a field that is only filtered by.
func (d *document) label(name string, values ...string) {
	if len(values) > 0 {
		d.fields = append(d.fields, newLabels(name, values))
	}
}

// newDocuments analyses passages on all cores. Of two at the same place the later one stays.
func newDocuments(ctx context.Context, b index.Batch) ([]*document, error) {
	passages := b.Put
	documents := make([]*document, len(passages))
	group, ctx := errgroup.WithContext(ctx)
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		group.Go(func() error {
			for i := w; i < len(passages); i += workers {
				if err := ctx.Err(); err != nil {
					return err
				}
				documents[i] = newDocument(passages[i], termsOf(b, i))
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	last := make(map[place]int, len(documents))
	for i, d := range documents {
		last[d.key.place()] = i
	}
	kept := documents[:0]
	for i, d := range documents {
		if last[d.key.place()] == i {
			kept = append(kept, d)
		}
	}
	return kept, nil
}

// termsOf returns the terms of passage i.
func termsOf(b index.Batch, i int) [index.Fields][]string {
	if len(b.Terms) == len(b.Put) {
		return b.Terms[i]
	}
	return index.Terms(b.Put[i])
}

func (d *document) ID() string                               { return d.id }
func (d *document) Size() int                                { return 0 } // counted for statistics alone
func (d *document) VisitComposite(api.CompositeFieldVisitor) {}
func (d *document) HasComposite() bool                       { return false }
func (d *document) NumPlainTextBytes() uint64                { return 0 }
func (d *document) StoredFieldsBytes() uint64                { return 0 }
func (d *document) Indexed() bool                            { return true }

func (d *document) VisitFields(visit api.FieldVisitor) {
	for _, f := range d.fields {
		visit(f)
	}
}

// AddIDField is called by scorch before anything else.
func (d *document) AddIDField() {
	id := newTerms("_id", []string{d.id})
	id.value, id.options = []byte(d.id), api.IndexField|api.StoreField
	d.fields = append(d.fields, id)
}
