package news

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"parley/corpus"
)

// FirstDays is how far back is told to somebody who was never told before.
const FirstDays = 30

// ErrDay is returned for words that name no day.
var ErrDay = errors.New("want a day such as 2026-11-20, “yesterday”, “last week” or “10 days ago”")

// Day reads the day since which news is wanted, as people write it: a date, "yesterday", "last week", "3 weeks ago".
func Day(text string, today corpus.Day) (corpus.Day, error) {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return "", ErrDay
	}
	if words[len(words)-1] == "ago" {
		words = words[:len(words)-1]
	}
	switch len(words) {
	case 1:
		switch words[0] {
		case "today":
			return today, nil
		case "yesterday":
			return back(today, 0, 0, 1), nil
		}
	case 2:
		n, err := strconv.Atoi(words[0])
		switch words[0] {
		case "last", "a", "one", "the":
			n, err = 1, nil
		}
		if day, ok := units(today, n, words[1]); err == nil && ok && n > 0 && n < 1000 {
			return day, nil
		}
	}
	day, err := corpus.ParseDay(text)
	if err != nil || day == "" {
		return "", ErrDay
	}
	return day, nil
}

func units(today corpus.Day, n int, unit string) (corpus.Day, bool) {
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return back(today, 0, 0, n), true
	case "week":
		return back(today, 0, 0, 7*n), true
	case "month":
		return back(today, 0, n, 0), true
	case "year":
		return back(today, n, 0, 0), true
	}
	return "", false
}

// back is the day so long before another.
func back(day corpus.Day, years, months, days int) corpus.Day {
	t := day.Time()
	return corpus.DayOf(time.Date(t.Year()-years, t.Month()-time.Month(months), t.Day()-days, 0, 0, 0, 0, time.UTC))
}
