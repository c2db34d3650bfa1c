package timeline

import (
	"fmt"
	"time"

	"parley/corpus"
)

// A When is what a text dates something to: a day, or the days from the first to the last of a span, a month, a season
// or a year. Both ends are inclusive.
type When struct {
	From corpus.Day `json:"from"`
	To   corpus.Day `json:"to"`
}

func day(d corpus.Day) When { return When{d, d} }

// months returns n whole months from the one given.
func months(year int, first time.Month, n int) When {
	from := time.Date(year, first, 1, 0, 0, 0, 0, time.UTC)
	return When{corpus.DayOf(from), corpus.DayOf(from.AddDate(0, n, -1))}
}

// Exact tells whether it is one day.
func (w When) Exact() bool { return w.From == w.To }

// days is how long it is.
func (w When) days() int {
	return int(w.To.Time().Sub(w.From.Time()).Hours()/24) + 1
}

// holds tells whether all of other lies within w.
func (w When) holds(other When) bool { return w.From <= other.From && other.To <= w.To }

// seasons begin with the month given and take three, as the weather has them in the northern half of the world.
var seasons = map[string]time.Month{
	"spring": time.March, "summer": time.June, "autumn": time.September, "fall": time.September, "winter": time.December,
}

// String returns it as people write it: "28 July 2025", "10–11 May 2025", "27 July – 2 August 2025", "July 2025",
// "autumn 2025", "2025".
func (w When) String() string {
	from, to := w.From.Time(), w.To.Time()
	switch {
	case w.Exact():
		return w.From.Long()
	case from.Day() == 1 && w == months(from.Year(), from.Month(), 1):
		return from.Format("January 2006")
	case from.Day() == 1 && w == months(from.Year(), from.Month(), 12):
		return from.Format("2006")
	case from.Day() == 1 && w == months(from.Year(), from.Month(), 3):
		return seasonOf(from.Month()) + from.Format(" 2006")
	case from.Year() != to.Year():
		return w.From.Long() + " – " + w.To.Long()
	case from.Month() != to.Month():
		return from.Format("2 January – ") + w.To.Long()
	}
	return fmt.Sprintf("%d–%s", from.Day(), w.To.Long())
}

func seasonOf(first time.Month) string {
	for _, name := range []string{"spring", "summer", "autumn", "winter"} {
		if seasons[name] == first {
			return name
		}
	}
	return first.String() + " to " + (first + 2).String()
}
