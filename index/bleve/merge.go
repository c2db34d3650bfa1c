package bleve

import "parley/index"

// A merge goes through all passages that any of its cursors stands on, in order of their number, and
// gathers what each passage holds.
type merge struct {
	heap    []standing // the next passage first, and for one passage the first lookup first
	matches []index.Match
}

// A standing is where a cursor stands, kept beside it because comparing is most of the work.
type standing struct {
	doc    uint64
	lookup int // the first in the plan that it serves
	cursor *cursor
}

// newMerge returns a merge of cursors.
func newMerge(cursors []*cursor) *merge {
	m := &merge{}
	for _, c := range cursors {
		if c.doc != end {
			m.heap = append(m.heap, standing{c.doc, c.first(), c})
		}
	}
	for i := len(m.heap)/2 - 1; i >= 0; i-- {
		m.sink(i)
	}
	return m
}

// next returns the number of the next passage and its matches, in the order of their lookups. The
// matches are good until the following call. After the last passage it returns end.
func (m *merge) next() (doc uint64, matches []index.Match, err error) {
	for len(m.heap) > 0 {
		doc, m.matches = m.heap[0].doc, m.matches[:0]
		for len(m.heap) > 0 && m.heap[0].doc == doc {
			first := m.heap[0].cursor
			m.matches = first.match(m.matches)
			if err := first.next(); err != nil {
				return 0, nil, err
			}
			m.settle()
		}
		if len(m.matches) > 0 {
			return doc, m.matches, nil
		}
	}
	return end, nil, nil
}

// holds reports whether any cursor stands on doc, once all that stand before it have moved on. It is
// not for a merge that next is called on.
func (m *merge) holds(doc uint64) (bool, error) {
	for len(m.heap) > 0 && m.heap[0].doc < doc {
		if err := m.heap[0].cursor.seek(doc); err != nil {
			return false, err
		}
		m.settle()
	}
	return len(m.heap) > 0 && m.heap[0].doc == doc, nil
}

// settle puts the first standing where it belongs after its cursor has moved.
func (m *merge) settle() {
	if m.heap[0].doc = m.heap[0].cursor.doc; m.heap[0].doc == end {
		last := len(m.heap) - 1
		m.heap[0] = m.heap[last]
		m.heap = m.heap[:last]
	}
	if len(m.heap) > 0 {
		m.sink(0)
	}
}

// sink moves the standing at i down to where it belongs.
func (m *merge) sink(i int) {
	sinking := m.heap[i]
	for {
		child := 2*i + 1
		if child >= len(m.heap) {
			break
		}
		if right := child + 1; right < len(m.heap) && m.heap[right].before(m.heap[child]) {
			child = right
		}
		if !m.heap[child].before(sinking) {
			break
		}
		m.heap[i] = m.heap[child]
		i = child
	}
	m.heap[i] = sinking
}

func (s standing) before(t standing) bool {
	return s.doc < t.doc || s.doc == t.doc && s.lookup < t.lookup
}
