package timeline

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/bot/answer"
	"parley/bot/question"
	"parley/corpus"
	"parley/index"
)

// A Library holds the articles that hits refer to.
type Library interface {
	// Articles returns the articles with these ids, in any order. One that is gone is left out.
	Articles(ctx context.Context, ids []string) ([]corpus.Article, error)
}

// A Timeline is what articles tell of a subject, in the order in which it happened.
type Timeline struct {
	Subject string     `json:"subject"` // as asked
	Today   corpus.Day `json:"today"`   // the day from which what is ahead was told
	Events  []Event    `json:"events"`  // never nil
}

// An Event is one sentence and the days it is told for.
type Event struct {
	When     When            `json:"when"`     // the day it stands under
	Ahead    bool            `json:"ahead"`    // it lies in the future
	Text     string          `json:"text"`     // article.Text[citation.start:citation.end], byte for byte
	Citation answer.Citation `json:"citation"` // numbered from 1 in the order of the events
}

// A Maker makes timelines. It is safe for concurrent use.
type Maker struct {
	passages index.Searcher
	articles Library
	reader   *question.Reader
	clock    func() time.Time
}

// New returns a Maker that finds passages, quotes from articles, and reads subjects as reader does.
func New(passages index.Searcher, articles Library, reader *question.Reader, clock func() time.Time) *Maker {
	return &Maker{passages: passages, articles: articles, reader: reader, clock: clock}
}

// mostPassages is how many passages are read for a timeline.
const mostPassages = 200

// Timeline returns what the articles of some collections, none for all, tell of a subject. Nothing told is no error.
func (m *Maker) Timeline(ctx context.Context, about string, collections []string) (Timeline, error) {
	t := Timeline{Subject: strings.Join(strings.Fields(about), " "), Today: corpus.DayOf(m.clock()), Events: []Event{}}
	q := m.understand(about)
	if q.Empty() {
		return t, nil
	}
	query := q.Query(mostPassages)
	query.Filter.Collections = collections
	found, err := m.passages.Search(ctx, query)
	if err != nil {
		return t, fmt.Errorf("searching for %q: %w", about, err)
	}
	articles, err := m.fetch(ctx, found.Hits)
	if err != nil {
		return t, err
	}
	s := newSubject(q, found.Stats)
	var all []candidate
	for _, p := range s.passages(found.Hits, articles) {
		all = append(all, s.read(p)...)
	}
	t.Events = events(merge(all), t.Today)
	return t, nil
}

// fetch returns the articles of hits by id.
func (m *Maker) fetch(ctx context.Context, hits []index.Hit) (map[string]*corpus.Article, error) {
	var ids []string
	for _, h := range hits {
		if !slices.Contains(ids, h.Article) {
			ids = append(ids, h.Article)
		}
	}
	articles, err := m.articles.Articles(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("fetching the articles to quote: %w", err)
	}
	byID := make(map[string]*corpus.Article, len(articles))
	for i := range articles {
		byID[articles[i].ID] = &articles[i]
	}
	return byID, nil
}
