package bleve

import api "github.com/blevesearch/bleve_index_api"

// A field is the terms of one field of a document, counted. It implements api.Field.
type field struct {
	name    string
	options api.FieldIndexingOptions
	value   []byte // stored; only the id is
	length  int
	counts  api.TokenFrequencies
	each    []api.TokenFreq // what counts point at
}

// newTerms counts terms. Their number is what bleve keeps as the norm of every posting. It reads the
// terms from the keys of the counts alone, so they are not copied into each as well.
func newTerms(name string, terms []string) *field {
	f := &field{name: name, options: api.IndexField, length: len(terms), counts: make(api.TokenFrequencies, len(terms))}
	f.each = make([]api.TokenFreq, 0, len(terms))
	for _, term := range terms {
		c := f.counts[term]
		if c == nil {
			f.each = append(f.each, api.TokenFreq{})
			c = &f.each[len(f.each)-1]
			f.counts[term] = c
		}
		c.SetFrequency(c.Frequency() + 1)
	}
	return f
}

// newLabels notes which values there are and neither counts nor a length.
func newLabels(name string, values []string) *field {
	f := &field{name: name, options: api.IndexField | api.SkipFreqNorm, counts: make(api.TokenFrequencies, len(values))}
	for _, v := range values {
		f.counts[v] = &api.TokenFreq{}
	}
	return f
}

func (f *field) Name() string                                   { return f.name }
func (f *field) Value() []byte                                  { return f.value }
func (f *field) ArrayPositions() []uint64                       { return nil }
func (f *field) EncodedFieldType() byte                         { return 't' }
func (f *field) Analyze()                                       {} // done before the document was made
func (f *field) Options() api.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                            { return f.length }
func (f *field) AnalyzedTokenFrequencies() api.TokenFrequencies { return f.counts }
func (f *field) NumPlainTextBytes() uint64                      { return 0 }
