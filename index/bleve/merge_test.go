package bleve

import (
	"cmp"
	"slices"
	"testing"

	api "github.com/blevesearch/bleve_index_api"
	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/index"
)

// postings is a list of passages that hold a term: a stand-in for bleve's.
type postings struct {
	docs []uint64
	at   int
}

func (p *postings) Next(d *api.TermFieldDoc) (*api.TermFieldDoc, error) {
	if p.at == len(p.docs) {
		return nil, nil
	}
	doc := p.docs[p.at]
	p.at++
	d.ID, d.Freq, d.Norm = api.NewIndexInternalID(d.ID, doc), doc%5+1, 1
	return d, nil
}

func (p *postings) Advance(id api.IndexInternalID, d *api.TermFieldDoc) (*api.TermFieldDoc, error) {
	for p.at < len(p.docs) && p.docs[p.at] < id.Value() {
		p.at++
	}
	return p.Next(d)
}

func (p *postings) Count() uint64 { return uint64(len(p.docs)) }
func (p *postings) Close() error  { return nil }
func (p *postings) Size() int     { return 0 }

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
		cursors := make([]*cursor, len(lists))
		for lookup, docs := range lists {
			slices.Sort(docs)
			if len(docs) == 0 {
				continue
			}
			cursors[lookup] = &cursor{reader: &postings{docs: docs}}
			if err := cursors[lookup].next(); err != nil {
				r.Fatal(err)
			}
			for _, doc := range docs {
				want = append(want, posting{doc, index.Match{Lookup: lookup, Count: int(doc%5) + 1, Length: 1}})
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
