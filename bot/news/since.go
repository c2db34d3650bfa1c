package news

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"parley/bot/when"
	"parley/corpus"
)

// FirstDays is how far back is told to somebody who was never told before.
const FirstDays = 30

// ErrDay is returned for words that name no day since which news could be wanted.
var ErrDay = errors.New("want a day such as 2026-11-20, “yesterday”, “last week” or “10 days ago”")

// Day reads the day since which news is wanted, as people write it: a date, "yesterday", "last week", "3 weeks ago". Of a period
// it is the first day, Monday for "last week", and "10 days" are those up to today. A day ahead is none, which the
// error says, nor is 7/8/2026, which is read in two ways.
func Day(text string, today corpus.Day) (corpus.Day, error) {
	text = strings.TrimSpace(text)
	if strings.Contains(text, "/") {
		if day, err := corpus.ParseDay(text); err == nil && day != "" {
			return begun(day, today)
		}
		return "", ErrDay
	}
	for _, said := range []string{text, "the last " + text} {
		spans := when.NewReader(nil).Read(said, today)
		if len(spans) != 1 || spans[0].Start != 0 || spans[0].End != len(said) {
			continue
		}
		if day := cmp.Or(spans[0].From, spans[0].To); day < today || said == text {
			return begun(day, today)
		}
	}
	return "", ErrDay
}

// begun returns a day that does not lie ahead.
func begun(day, today corpus.Day) (corpus.Day, error) {
	if day > today {
		return "", fmt.Errorf("%s lies ahead: %w", day.Long(), ErrDay)
	}
	return day, nil
}
