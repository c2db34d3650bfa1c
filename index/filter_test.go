package index_test

import (
	"testing"

	"parley/index"
)

func TestAdmits(t *testing.T) {
	p := index.Passage{Article: "a", Publisher: "Bureau of Industry", Collection: "rules", Published: "2025-05-12", Tags: []string{"chips", "eccn"}}
	undated := index.Passage{Published: "spring 2025"}
	for name, c := range map[string]struct {
		filter  index.Filter
		passage index.Passage
		want    bool
	}{
		"anything":              {index.Filter{}, p, true},
		"from its day":          {index.Filter{From: "2025-05-12"}, p, true},
		"to its day":            {index.Filter{To: "2025-05-12"}, p, true},
		"from the next":         {index.Filter{From: "2025-05-13"}, p, false},
		"to the day before":     {index.Filter{To: "2025-05-11"}, p, false},
		"undated from":          {index.Filter{From: "0001-01-01"}, undated, false},
		"undated to":            {index.Filter{To: "9999-12-31"}, undated, false},
		"undated otherwise":     {index.Filter{}, undated, true},
		"one of its tags":       {index.Filter{Tags: []string{"x", "eccn"}}, p, true},
		"none of its tags":      {index.Filter{Tags: []string{"x"}}, p, false},
		"publisher in any case": {index.Filter{Publishers: []string{"BUREAU OF industry"}}, p, true},
		"part of a publisher":   {index.Filter{Publishers: []string{"Bureau"}}, p, false},
		"collection":            {index.Filter{Collections: []string{"talks", "rules"}}, p, true},
		"article":               {index.Filter{Articles: []string{"b"}}, p, false},
		"one part of two fails": {index.Filter{Collections: []string{"rules"}, Tags: []string{"x"}}, p, false},
	} {
		if got := c.filter.Admits(c.passage); got != c.want {
			t.Errorf("%s: %v; want %v", name, got, c.want)
		}
	}
}
