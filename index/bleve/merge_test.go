package bleve

import (
	"cmp"
	"slices"
	"testing"

	segment "github.com/blevesearch/scorch_segment_api/v2"
	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/index"
)

// A held is a list of passages that hold a term, and one of them: a stand-in for bleve's postings.
type held struct {
	segment.PostingsList
	segment.PostingsIterator
	segment.Posting
	docs []uint64
	at   int
}

func (h *held) Iterator(bool, bool, bool, segment.PostingsIterator) segment.PostingsIterator {
	return &held{docs: h.docs, at: -1}
}

func (h *held) Next() (segment.Posting, error) {
	if h.at++; h.at >= len(h.docs) {
		return nil, nil
	}
	return h, nil
}

func (h *held) Advance(doc uint64) (segment.Posting, error) {
	for h.at+1 < len(h.docs) && h.docs[h.at+1] < doc {
		h.at++
	}
	return h.Next()
}

func (h *held) Number() uint64                { return h.docs[h.at] }
func (h *held) Frequency() uint64             { return h.docs[h.at]%5 + 1 }
func (h *held) NormUint64() uint64            { return 1 }
func (h *held) Size() int                     { return 0 }
func (h *held) Count() uint64                 { return uint64(len(h.docs)) }
func (h *held) BytesRead() uint64             { return 0 }
func (h *held) ResetBytesRead(uint64)         {}
func (h *held) BytesWritten() uint64          { return 0 }
func (h *held) Norm() float64                 { return 1 }
func (h *held) Locations() []segment.Location { return nil }

// postingsOf lays passages out in segments of so many.
func postingsOf(docs []uint64, segment uint64) *postings {
	p := &postings{count: len(docs)}
	for first := uint64(0); len(docs) > 0; first += segment {
		n, _ := slices.BinarySearch(docs, first+segment)
		h := &held{}
		for _, doc := range docs[:n] {
			h.docs = append(h.docs, doc-first)
		}
		if docs = docs[n:]; n > 0 {
			p.parts = append(p.parts, part{first: first, past: first + segment, list: h})
		}
	}
	return p
}

// A posting is one match of one passage.
type posting struct {
	doc   uint64
	match index.Match
}

func gather(m *merge) (all []posting, err error) {
	for {
		doc, matches, err := m.next()
		if err != nil || doc == end {
			return all, err
		}
		for _, match := range matches {
			all = append(all, posting{doc, match})
		}
	}
}

// TestMerge compares a merge with sorting all postings by passage and lookup.
func TestMerge(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		lists := rapid.SliceOfN(rapid.SliceOfNDistinct(rapid.Uint64Range(0, 30), 0, 10, rapid.ID), 0, 12).Draw(r, "lists")
		var want []posting
		var cursors []*cursor
		segment := rapid.Uint64Range(1, 31).Draw(r, "segment")
		for lookup, docs := range lists {
			slices.Sort(docs)
			if len(docs) == 0 {
				continue
			}
			c, err := newCursor(postingsOf(docs, segment), true)
			if err != nil {
				r.Fatal(err)
			}
			c.lookups[itself] = lookup
			cursors = append(cursors, c)
			for _, doc := range docs {
				want = append(want, posting{doc, index.Match{Lookup: lookup, Count: int(doc%segment%5) + 1, Length: 1}})
			}
		}
		slices.SortFunc(want, func(a, b posting) int {
			return cmp.Or(cmp.Compare(a.doc, b.doc), cmp.Compare(a.match.Lookup, b.match.Lookup))
		})
		got, err := gather(newMerge(cursors))
		if err != nil {
			r.Fatal(err)
		}
		if diff := gocmp.Diff(want, got, gocmp.AllowUnexported(posting{})); diff != "" {
			r.Fatalf("(-want +got):\n%s", diff)
		}
	})
}
