package bleve

import (
	"cmp"
	"fmt"
	"slices"

	api "github.com/blevesearch/bleve_index_api"

	"parley/corpus"
	"parley/index"
)

// A sieve lets through the passages a filter admits: those that hold one of the terms of each of its
// parts. It leaves scores alone. Passages must be offered in rising order of number, or all that it lets through are taken from it.
type sieve struct {
	parts []sievePart // the narrowest first
}

// A sievePart goes through the passages that hold one of its terms.
type sievePart struct {
	*merge
	held int // how many there are at most
}

// newSieve returns the sieve for f.
func newSieve(l *lexicon, f index.Filter) (*sieve, error) {
	s := &sieve{}
	publishers := make([]string, len(f.Publishers))
	for i, name := range f.Publishers {
		publishers[i] = index.FoldPublisher(name)
	}
	for _, part := range [][]label{
		labels(articleField, f.Articles), labels(collectionField, f.Collections),
		labels(publisherField, publishers), labels(tagField, f.Tags),
	} {
		if len(part) == 0 {
			continue
		}
		if err := s.add(l, part); err != nil {
			return nil, err
		}
	}
	if f.From == "" && f.To == "" {
		return s, nil
	}
	days, err := span(l.reader, f.From, f.To)
	if err != nil {
		return nil, err
	}
	return s, s.add(l, days)
}

// add asks for one of these labels; of none, no passage has any.
func (s *sieve) add(l *lexicon, part []label) error {
	var cursors []*cursor
	held := 0
	for _, label := range part {
		p, err := l.postings(label.field, label.value)
		if err != nil {
			return err
		}
		c, err := newCursor(p, false)
		if err != nil {
			return err
		}
		cursors = append(cursors, c)
		held += c.held
	}
	s.parts = append(s.parts, sievePart{newMerge(cursors), held})
	slices.SortStableFunc(s.parts, func(a, b sievePart) int { return cmp.Compare(a.held, b.held) })
	return nil
}

// admits reports whether doc passes every part.
func (s *sieve) admits(doc uint64) (bool, error) { return admit(s.parts, doc) }

func admit(parts []sievePart, doc uint64) (bool, error) {
	for _, part := range parts {
		ok, err := part.holds(doc)
		if err != nil || !ok {
			return false, err
		}
	}
	return true, nil
}

// next returns the number of the next passage let through, end after the last. It is not for a sieve that passages are offered to.
func (s *sieve) next() (doc uint64, err error) {
	for {
		if doc, _, err = s.parts[0].next(); err != nil || doc == end {
			return doc, err
		}
		if ok, err := admit(s.parts[1:], doc); ok || err != nil {
			return doc, err
		}
	}
}

// A label is one value of a field that is filtered by.
type label struct{ field, value string }

func labels(field string, values []string) []label {
	var all []label
	for _, v := range values {
		all = append(all, label{field, v})
	}
	return all
}

// span returns the labels of all dates in the index from one day to another, both included and ""
// for no bound: whole years and months where they lie within, so that the widest span is some
// dozen terms and not thousands.
func span(reader api.IndexReader, from, to corpus.Day) ([]label, error) {
	var all []label
	// covers reports whether all days of a year or month are in the span, and touches whether any may be.
	covers := func(first, last string) bool {
		return string(from) <= first && (to == "" || last <= string(to))
	}
	touches := func(first, last string) bool {
		return string(from) <= last && (to == "" || first <= string(to))
	}
	return all, eachTerm(reader, yearField, "", func(year string) error {
		first, last := year+"-01-01", year+"-12-31"
		if covers(first, last) {
			all = append(all, label{yearField, year})
		}
		if covers(first, last) || !touches(first, last) {
			return nil
		}
		return eachTerm(reader, monthField, year+"-", func(month string) error {
			first, last := month+"-01", month+"-31"
			if covers(first, last) {
				all = append(all, label{monthField, month})
			}
			if covers(first, last) || !touches(first, last) {
				return nil
			}
			return eachTerm(reader, dayField, month+"-", func(day string) error {
				if covers(day, day) {
					all = append(all, label{dayField, day})
				}
				return nil
			})
		})
	})
}

// eachTerm calls do with every term of a field that begins with prefix.
func eachTerm(reader api.IndexReader, field, prefix string, do func(string) error) error {
	dict, err := reader.FieldDictPrefix(field, []byte(prefix))
	if err != nil {
		return fmt.Errorf("list the terms of %s: %w", field, err)
	}
	defer dict.Close()
	for {
		entry, err := dict.Next()
		if err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if entry == nil {
			return nil
		}
		if err := do(entry.Term); err != nil {
			return err
		}
	}
}
