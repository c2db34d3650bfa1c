package bleve

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	api "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"parley/index"
)

// A lexicon looks terms up in one snapshot, each of them once. It is for one goroutine.
type lexicon struct {
	reader       api.IndexReader
	segments     []*scorch.SegmentSnapshot
	dictionaries map[string][]segment.TermDictionary // by field, a segment each
	found        map[label]*postings
}

// Postings are the passages that hold one term in one field, deleted ones left out.
type postings struct {
	parts  []part // of the segments that have any, in order
	count  int
	packed bool // those of a body; see spelling.go
}

// A part is the postings of one segment.
type part struct {
	first, past uint64 // the numbers in the snapshot of the segment's passages: first ≤ n < past
	list        segment.PostingsList
	deleted     *roaring.Bitmap // in the segment, to be passed over; nil for none
	chunk       uint64          // see chunkOf
}

func newLexicon(reader api.IndexReader) (*lexicon, error) {
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("read the index: bleve reads through a %T", reader)
	}
	return &lexicon{reader: reader, segments: snapshot.Segments(),
		dictionaries: map[string][]segment.TermDictionary{}, found: map[label]*postings{}}, nil
}

// postings returns those of a term in a field, which are empty where nothing holds it.
func (l *lexicon) postings(field, term string) (*postings, error) {
	if p := l.found[label{field, term}]; p != nil {
		return p, nil
	}
	dictionaries, err := l.dictionariesOf(field)
	if err != nil {
		return nil, fmt.Errorf("%w: look up %q: %w", ErrDamaged, term, err)
	}
	p := &postings{packed: field == scored[index.Body]}
	var first uint64
	for i, s := range l.segments {
		past := first + uint64(s.FullSize())
		list, n, err := listOf(dictionaries[i], term, s.Deleted())
		if err != nil {
			return nil, fmt.Errorf("%w: look up %q: %w", ErrDamaged, term, err)
		}
		if n > 0 {
			p.parts = append(p.parts, part{first, past, list, s.Deleted(), chunkOf(s, list.Count())})
			p.count += int(n)
		}
		first = past
	}
	l.found[label{field, term}] = p
	return p, nil
}

// listOf returns the postings of a term in one segment, those of deleted passages among them, and the number of the others.
//
// bleve would leave the deleted ones out itself, by making a list of the others for every term and stepping through both.
func listOf(d segment.TermDictionary, term string, deleted *roaring.Bitmap) (list segment.PostingsList, n uint64, err error) {
	if list, err = d.PostingsList([]byte(term), nil, nil); err != nil {
		return nil, 0, err
	}
	others := list
	if deleted != nil {
		if others, err = d.PostingsList([]byte(term), deleted, nil); err != nil {
			return nil, 0, err
		}
	}
	return list, others.Count(), nil
}

func (l *lexicon) dictionariesOf(field string) ([]segment.TermDictionary, error) {
	all, ok := l.dictionaries[field]
	if ok {
		return all, nil
	}
	for _, s := range l.segments {
		d, err := s.Segment().Dictionary(field)
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	l.dictionaries[field] = all
	return all, nil
}

// count counts the passages that hold a term, as an index.Counter does. It does not count spellings; see spelled.
func (l *lexicon) count(f index.Field, term string) (int, error) {
	p, err := l.postings(scored[f], term)
	if err != nil {
		return 0, err
	}
	return p.count, nil
}

// spelled counts the passages in which a word is spelled so.
func (l *lexicon) spelled(word string) (int, error) {
	n, err := l.count(index.Exact, word)
	if err != nil {
		return 0, err
	}
	p, err := l.postings(scored[index.Body], word)
	if err != nil || p.count == 0 {
		return n, err
	}
	c, err := newCursor(p, true)
	for ; err == nil && c.doc != end; err = c.next() {
		if _, exact := unpackCounts(int(c.posting.Frequency())); exact > 0 {
			n++
		}
	}
	return n, err
}
