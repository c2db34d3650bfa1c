package bleve

import "parley/index"

// A merge goes through all passages that any of its cursors stands on, in order of their number, and
// gathers what each passage holds. It is the one place that decides which passages are looked at.
type merge struct {
	cursors []*cursor // a heap: the next passage first, and for one passage the first lookup first
	matches []index.Match
}

func newMerge(cursors []*cursor) *merge {
	m := &merge{cursors: cursors}
	for i := len(cursors)/2 - 1; i >= 0; i-- {
		m.sink(i)
	}
	return m
}

// next returns the number of the next passage and its matches, in the order of their lookups. The
// matches are good until the following call. After the last passage it returns end.
func (m *merge) next() (doc uint64, matches []index.Match, err error) {
	m.matches = m.matches[:0]
	if len(m.cursors) == 0 {
		return end, nil, nil
	}
	doc = m.cursors[0].doc
	for doc != end && m.cursors[0].doc == doc {
		c := m.cursors[0]
		m.matches = append(m.matches, index.Match{Lookup: c.lookup, Count: c.count(), Length: c.length()})
		if err := c.next(); err != nil {
			return 0, nil, err
		}
		m.sink(0)
	}
	return doc, m.matches, nil
}

// sink moves the cursor at i down to where it belongs.
func (m *merge) sink(i int) {
	for {
		first := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(m.cursors); child++ {
			if m.before(child, first) {
				first = child
			}
		}
		if first == i {
			return
		}
		m.cursors[i], m.cursors[first] = m.cursors[first], m.cursors[i]
		i = first
	}
}

func (m *merge) before(i, j int) bool {
	a, b := m.cursors[i], m.cursors[j]
	return a.doc < b.doc || a.doc == b.doc && a.lookup < b.lookup
}
