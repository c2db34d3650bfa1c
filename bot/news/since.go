package news

import (
	"cmp"
	"errors"
	"strings"

	"parley/bot/when"
	"parley/corpus"
)

// FirstDays is how far back is told to somebody who was never told before.
const FirstDays = 30

// ErrDay is returned for words that name no day.
var ErrDay = errors.New("want a day such as 2026-11-20, “yesterday”, “last week” or “10 days ago”")

// Day reads the day since which news is wanted, as people write it: a date, "yesterday", "last week", "3 weeks ago". Of a period
// it is the first day, Monday for "last week", and "10 days" are those up to today. A day ahead is none, nor is 7/8/2026,
// which is read in two ways.
func Day(text string, today corpus.Day) (corpus.Day, error) {
	text = strings.TrimSpace(text)
	if strings.Contains(text, "/") {
		if day, err := corpus.ParseDay(text); err == nil && day != "" {
			return day, nil
		}
		return "", ErrDay
	}
	for _, said := range []string{text, "the last " + text} {
		spans := when.NewReader(nil).Read(said, today)
		if len(spans) != 1 || spans[0].Start != 0 || spans[0].End != len(said) {
			continue
		}
		if day := cmp.Or(spans[0].From, spans[0].To); day < today || day == today && said == text {
			return day, nil
		}
	}
	return "", ErrDay
}
