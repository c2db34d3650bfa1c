// Package news tells which articles are new to somebody: those brought in or changed since they were last told, or those published
// since a day, by subject, one verbatim sentence each.
package news

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"parley/bot/answer"
	"parley/corpus"
	"parley/index"
	"parley/index/analysis"
)

// A Store is what news is read from.
type Store interface {
	Changes(ctx context.Context, after corpus.Position, limit int) ([]corpus.Change, error)
	List(ctx context.Context, f corpus.Filter) ([]corpus.Summary, error)
	Articles(ctx context.Context, ids []string) ([]corpus.Article, error)
}

// News is what is new, in groups in order of their names.
type News struct {
	Since  corpus.Day      `json:"since,omitempty"` // the day since which articles were published; "" for what was brought in since the last time
	Upto   corpus.Position `json:"upto"`            // of the store: all before it was told; 0 where a day was asked for
	Total  int             `json:"total"`           // how many articles are new
	Groups []Group         `json:"groups"`          // of the newest of them, at most Most; never nil
}

// A Group is the articles of one subject, the latest published first.
type Group struct {
	Subject string `json:"subject"` // the collection they stand in, or their first tag, or "other"
	Items   []Item `json:"items"`
}

// An Item is an article that is new, by the sentence it begins with.
type Item struct {
	Text     string          `json:"text"`     // article.Text[citation.start:citation.end], byte for byte
	Citation answer.Citation `json:"citation"` // numbered from 1 in the order of the items
}

// Most is how many articles are told of at once.
const Most = 100

// batch is how many articles are read at once.
const batch = 200

// After returns what was brought in or changed after a position of the store, of some collections, none for all.
func After(ctx context.Context, s Store, last corpus.Position, collections []string) (News, error) {
	n := News{Upto: last}
	var fresh []corpus.Article
	for {
		changes, err := s.Changes(ctx, n.Upto, batch)
		if err != nil {
			return News{}, fmt.Errorf("looking for what is new: %w", err)
		}
		for _, c := range changes {
			n.Upto = c.Position
			if !c.Removed && (len(collections) == 0 || slices.Contains(collections, c.Article.Collection)) {
				n.Total++
				fresh = append(fresh, c.Article)
			}
		}
		fresh = newest(fresh)
		if len(changes) < batch {
			n.Groups = grouped(fresh)
			return n, nil
		}
	}
}

// Since returns what was published on a day or later, of some collections, none for all.
func Since(ctx context.Context, s Store, day corpus.Day, collections []string) (News, error) {
	listed, err := s.List(ctx, corpus.Filter{From: day})
	if err != nil {
		return News{}, fmt.Errorf("looking for what is new: %w", err)
	}
	if len(collections) > 0 {
		listed = slices.DeleteFunc(listed, func(a corpus.Summary) bool { return !slices.Contains(collections, a.Collection) })
	}
	var ids []string
	for _, a := range listed[:min(len(listed), Most)] { // the newest first
		ids = append(ids, a.ID)
	}
	articles, err := s.Articles(ctx, ids)
	if err != nil {
		return News{}, fmt.Errorf("fetching the articles to quote: %w", err)
	}
	return News{Since: day, Total: len(listed), Groups: grouped(newest(articles))}, nil
}

// newest keeps the latest published, at most Most.
func newest(all []corpus.Article) []corpus.Article {
	slices.SortStableFunc(all, func(a, b corpus.Article) int {
		return cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(a.ID, b.ID))
	})
	return all[:min(len(all), Most)]
}

// grouped parts articles, the newest first, by subject.
func grouped(all []corpus.Article) []Group {
	slices.SortStableFunc(all, func(a, b corpus.Article) int { return cmp.Compare(subjectOf(a), subjectOf(b)) })
	groups, told := []Group{}, 0
	for i := range all {
		item, ok := begins(&all[i], told+1)
		if !ok {
			continue
		}
		told++
		subject := subjectOf(all[i])
		if n := len(groups); n == 0 || groups[n-1].Subject != subject {
			groups = append(groups, Group{Subject: subject})
		}
		last := &groups[len(groups)-1]
		last.Items = append(last.Items, item)
	}
	return groups
}

func subjectOf(a corpus.Article) string {
	switch {
	case a.Collection != "":
		return a.Collection
	case len(a.Tags) > 0:
		return a.Tags[0]
	}
	return "other"
}

// fewestWords is what the sentence an article is told by has at least, where one has: a line such as "By our staff" tells nothing.
const fewestWords = 6

// begins returns an article, as item n, by the first sentence of its text that tells something; ok is false for one without text.
func begins(a *corpus.Article, n int) (item Item, ok bool) {
	passages := index.Split(*a)
	for _, least := range []int{fewestWords, 1} {
		for _, p := range passages {
			for _, s := range analysis.Sentences(p.Text) {
				tokens := analysis.Analyze(p.Text[s.Start:s.End])
				if len(tokens) == 0 || tokens[len(tokens)-1].Position+1 < least {
					continue
				}
				start, end := p.Start+s.Start, p.Start+s.End
				return Item{Text: a.Text[start:end], Citation: answer.Cite(n, a, p.Number, start, end)}, true
			}
		}
	}
	return Item{}, false
}
