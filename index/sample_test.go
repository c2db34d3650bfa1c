package index_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"parley/corpus"
	"parley/index"
	"parley/index/indextest"
)

func articles(n int) []index.Passage {
	var all []index.Passage
	for i := range n {
		all = append(all, index.Split(corpus.Article{ID: fmt.Sprint("a", i), Title: "Duties", Text: fmt.Sprintf("The duty on widget %d is %d percent.", i, 10+i)})...)
	}
	return all
}

func TestSampler(t *testing.T) {
	engine := &indextest.Memory{}
	s := index.NewSampler(engine, 10)
	for _, b := range []index.Batch{{Put: articles(40), Upto: 40}, {Drop: []string{"a0", "a1", "a2"}, Upto: 41}} {
		if err := s.Write(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	n, err := s.Check(t.Context(), engine)
	if err != nil || n == 0 || n > 10 {
		t.Errorf("%d found, %v", n, err)
	}
	if p, err := s.Position(t.Context()); p != 41 || err != nil {
		t.Errorf("position %d, %v", p, err)
	}
}

// deaf is a Searcher that finds nothing, or something else.
type deaf []index.Hit

func (d deaf) Search(context.Context, index.Query) (index.Results, error) {
	return index.Results{Hits: d}, nil
}

func TestSamplerMisses(t *testing.T) {
	s := index.NewSampler(&indextest.Memory{}, 10)
	if err := s.Write(t.Context(), index.Batch{Put: articles(1), Upto: 1}); err != nil {
		t.Fatal(err)
	}
	for _, in := range []deaf{nil, {{Article: "a0", Passage: 0, Start: 1, End: 5}}} {
		if _, err := s.Check(t.Context(), in); !errors.Is(err, index.ErrLost) {
			t.Errorf("%v: %v", in, err)
		}
	}
	s.Write(t.Context(), index.Batch{Drop: []string{"a0"}, Upto: 2})
	if n, err := s.Check(t.Context(), deaf(nil)); n != 0 || err != nil {
		t.Errorf("after the article went: %d, %v", n, err)
	}
}
