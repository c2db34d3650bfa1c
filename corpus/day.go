package corpus

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// A Day is a calendar date as its source wrote it: "2025-07-28".
// The zero value means that no date is known. Days compare and sort as text.
//
// Articles carry days and not instants because rules, talks and citations are dated by day,
// in the time zone of whoever published them.
type Day string

const dayLayout = "2006-01-02"

// errDay is what ParseDay wraps when no layout fits.
var errDay = errors.New("want a date such as 2025-07-28")

// DayOf returns the calendar day of t in t's own location; the zero time gives the zero Day.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return ""
	}
	return Day(t.Format(dayLayout))
}

// ParseDay reads the usual written forms of a date, with or without a time behind it,
// and keeps the day as written, whatever the zone. Blank text gives the zero Day and no error.
// Forms that mean two days, such as 7/8/2025, and dates without a day are errors.
func ParseDay(text string) (Day, error) {
	written := strings.Join(strings.Fields(text), " ")
	if written == "" {
		return "", nil
	}
	written = strings.Replace(written, "Sept. ", "Sep. ", 1) // as newspapers shorten it
	for _, layout := range []string{
		dayLayout, time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05", "2006-01-02T15:04",
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700 MST", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", "2006-01-02 15:04",
		"2006/01/02", "2006.01.02", "20060102",
		"January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006", "Monday, January 2, 2006", "Mon, Jan 2, 2006",
		"2 January 2006", "2 Jan 2006", "2 Jan. 2006", "Monday, 2 January 2006", "Mon, 2 Jan 2006",
		"Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST",
		time.RFC850, time.RFC822Z, time.RFC822, time.UnixDate, time.ANSIC,
	} {
		if t, err := time.Parse(layout, written); err == nil && t.Year() >= 1000 {
			return DayOf(t), nil
		}
	}
	return "", fmt.Errorf("date %q: %w", text, errDay)
}

// Time returns midnight UTC at the start of d, or the zero time when d is not a date.
func (d Day) Time() time.Time {
	t, err := time.Parse(dayLayout, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Long returns d as people write it, "28 July 2025", or "undated".
func (d Day) Long() string {
	t := d.Time()
	if t.IsZero() {
		return "undated"
	}
	return t.Format("2 January 2006")
}
