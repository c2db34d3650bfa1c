package timeline

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/corpus"
	"parley/index"
)

// How far ahead is looked: so many months with their days, and so many years that are named by themselves.
const (
	monthsAhead = 36
	yearsAhead  = 8
)

// Upcoming returns the sentences of articles of some collections, none for all, that tell of today or a day after it, the nearest first: of a subject, or of anything for "". A sentence of an
// article that was written when the day was not yet decided stands beside one that knows better: each says when it was published.
func (m *Maker) Upcoming(ctx context.Context, about string, collections []string) (Timeline, error) {
	if strings.TrimSpace(about) != "" {
		t, err := m.Timeline(ctx, about, collections)
		t.Events = fromOn(t.Events, t.Today)
		return t, err
	}
	today := m.clock()
	t := Timeline{Today: corpus.DayOf(today), Events: []Event{}}
	found, err := m.passages.Search(ctx, index.Query{
		Concepts: comingDays(today), Filter: index.Filter{Collections: collections}, Limit: mostComing,
	})
	if err != nil {
		return t, fmt.Errorf("searching for what is ahead: %w", err)
	}
	articles, err := m.fetch(ctx, found.Hits)
	if err != nil {
		return t, err
	}
	var all []candidate
	for _, h := range found.Hits {
		if a := articles[h.Article]; a != nil && h.Start <= h.End && h.End <= len(a.Text) {
			p := place{article: a, passage: h.Passage, start: h.Start, end: h.End, main: true}
			all = append(all, slices.DeleteFunc(subject{}.read(p), func(c candidate) bool { return c.From < t.Today || c.isOpen() })...)
		}
	}
	t.Events = events(merge(all), t.Today)
	return t, nil
}

// isOpen tells whether a sentence only says that something about a day is not known.
func (c candidate) isOpen() bool {
	text := c.article.Text[c.start:c.end]
	for _, words := range []string{"not known", "unknown", "unclear", "no word on", "cannot say"} {
		if strings.Contains(text, words) {
			return true
		}
	}
	return false
}

// mostComing is how many passages with a date ahead are read.
const mostComing = 500

// comingDays are the months and years ahead as the index holds them: a date is found by its month.
func comingDays(today time.Time) []index.Concept {
	first := time.Date(today.Year(), today.Month(), 1, 0, 0, 0, 0, time.UTC)
	var all []index.Concept
	for n := range monthsAhead {
		all = append(all, wanted("month:"+first.AddDate(0, n, 0).Format("2006-01")))
	}
	for n := range yearsAhead {
		all = append(all, wanted(strconv.Itoa(today.Year()+1+n)))
	}
	return all
}

func wanted(term string) index.Concept {
	return index.Concept{Weight: 1, Forms: []index.Form{{Term: term, Weight: 1}}}
}

// fromOn keeps of events those of a day and after it, numbered anew.
func fromOn(all []Event, today corpus.Day) []Event {
	kept := slices.DeleteFunc(all, func(e Event) bool { return e.When.From < today })
	for i := range kept {
		kept[i].Citation.N = i + 1
	}
	return kept
}
