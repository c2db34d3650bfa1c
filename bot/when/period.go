package when

import (
	"strconv"
	"strings"
	"time"
)

// period reads a period of days, the longest form first.
func (p *parser) period(i int) (period, int) {
	if i < 0 || i >= len(p.none) || p.none[i] {
		return period{}, i
	}
	for _, read := range []func(int) (period, int){
		p.event, p.soFar, p.ago, p.lastFew, p.part, p.isoDate, p.slashDate, p.dayMonth, p.monthDay, p.quarter, p.half, p.fiscal,
		p.season, p.relativeDay, p.relativeUnit, p.weekday, p.month, p.year,
	} {
		if q, next := read(i); next > i {
			return q, next
		}
	}
	p.none[i] = true
	return period{}, i
}

func day(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}

func days(from, to time.Time) period { return period{from: from, to: to} }

func ofMonth(year int, month time.Month) period {
	return days(day(year, month, 1), day(year, month+1, 0))
}

// guessed gives a period without a year that year in which it has begun, or will when it is looked for ahead.
func (p *parser) guessed(of func(year int) period) period {
	q := of(p.today.Year())
	switch {
	case p.ahead && q.to.Before(p.today):
		q = of(p.today.Year() + 1)
	case !p.ahead && q.from.After(p.today):
		q = of(p.today.Year() - 1)
	}
	q.yearless = true
	return q
}

// inYear reads the year that may stand behind a month, a quarter or a season and gives the period of that year.
func (p *parser) inYear(i int, of func(year int) period) (period, int) {
	next := p.first(i, "of", ",", "in")
	if year := yearOf(p.at(next)); year > 0 {
		return of(year), next + 1
	}
	if year := yearOf(p.at(i)); year > 0 {
		return of(year), i + 1
	}
	for phrase, shift := range map[string]int{"of this year": 0, "this year": 0, "of the year": 0, "of last year": -1, "last year": -1, "of next year": 1, "next year": 1} {
		if next, ok := p.is(i, phrase); ok {
			q := of(p.today.Year() + shift)
			q.relative = true
			return q, next
		}
	}
	return p.guessed(of), i
}

// isoDate reads "2025-10-01" and "2025-10".
func (p *parser) isoDate(i int) (period, int) {
	year := yearOf(p.at(i))
	if year == 0 || p.at(i+1) != "-" || len(p.at(i+2)) != 2 || p.words[i+2].start != p.words[i].end+1 {
		return period{}, i
	}
	month := number(p.at(i + 2))
	if month < 1 || month > 12 {
		return period{}, i
	}
	if d := number(p.at(i + 4)); p.at(i+3) == "-" && len(p.at(i+4)) == 2 && p.words[i+4].start == p.words[i+2].end+1 && valid(year, month, d) {
		return days(day(year, time.Month(month), d), day(year, time.Month(month), d)), i + 5
	}
	return ofMonth(year, time.Month(month)), i + 3
}

// slashDate reads "10/28/2025" in American order.
func (p *parser) slashDate(i int) (period, int) {
	month, d, year := number(p.at(i)), number(p.at(i+2)), yearOf(p.at(i+4))
	if p.at(i+1) != "/" || p.at(i+3) != "/" || year == 0 || !valid(year, month, d) {
		return period{}, i
	}
	return days(day(year, time.Month(month), d), day(year, time.Month(month), d)), i + 5
}

// dayMonth reads "1 Oct 2025", "the 1st of October", "28 July", "28-Jul-2025".
func (p *parser) dayMonth(i int) (period, int) {
	at := p.first(i, "the")
	d := ordinal(p.at(at))
	named := p.first(at+1, "of", "-")
	month := monthOf(p.at(named))
	if d == 0 || month == 0 {
		return period{}, i
	}
	if year := yearOf(p.at(named + 2)); p.at(at+1) == "-" && p.at(named+1) == "-" && year > 0 && valid(year, int(month), d) {
		return days(day(year, month, d), day(year, month, d)), named + 3
	}
	return p.dated(i, named+1, month, d)
}

// monthDay reads "Oct 1, 2025", "October 1st", "July the 4th".
func (p *parser) monthDay(i int) (period, int) {
	month, at := monthOf(p.at(i)), p.first(i+1, "the")
	d := ordinal(p.at(at))
	if month == 0 || d == 0 || p.lower(i) {
		return period{}, i
	}
	return p.dated(i, at+1, month, d)
}

func (p *parser) dated(i, next int, month time.Month, d int) (period, int) {
	if !valid(2000, int(month), d) {
		return period{}, i
	}
	return p.inYear(next, func(year int) period { return days(day(year, month, d), day(year, month, d)) })
}

// daysOfMonth reads "1–7 Nov 2026", "10 and 11 May 2025", "May 10-11, 2025".
func (p *parser) daysOfMonth(at, i int) (Span, int) {
	month, first := time.Month(0), i
	if monthOf(p.at(i)) > 0 {
		month, first = monthOf(p.at(i)), i+1
	}
	a := ordinal(p.at(first))
	join := p.first(first+1, "-", "to", "and", "through")
	b := ordinal(p.at(join))
	next := join + 1
	if month == 0 {
		next = p.first(next, "of")
		month = monthOf(p.at(next))
		next++
	}
	if a == 0 || b <= a || join == first+1 || month == 0 || !valid(2000, int(month), b) {
		return Span{}, at
	}
	q, end := p.inYear(next, func(year int) period { return days(day(year, month, a), day(year, month, b)) })
	return q.span(Between), end
}

// month reads "October 2025", "last May", "in October". A lower-case "may" or "march" is a word like any other.
func (p *parser) month(i int) (period, int) {
	at := p.first(i, "this past", "this", "last", "past", "next", "the month of")
	month := monthOf(p.at(at))
	if month == 0 || p.lower(at) {
		return period{}, i
	}
	of := func(year int) period { return ofMonth(year, month) }
	if year := yearOf(p.at(p.first(at+1, "of", ","))); year > 0 || at == i {
		return p.inYear(at+1, of)
	}
	q := of(p.today.Year())
	switch word := p.at(at - 1); {
	case (word == "last" || word == "past") && !q.to.Before(p.today):
		q = of(p.today.Year() - 1)
	case word == "next" && !q.from.After(p.today):
		q = of(p.today.Year() + 1)
	}
	q.relative = true
	return q, at + 1
}

// lower reports a month that may be none, for it is written small, or begins the text: "May Nvidia sell?".
func (p *parser) lower(i int) bool {
	word := p.at(i)
	return (word == "may" || word == "march" || word == "mar") && (!p.words[i].capital || i == 0 && len(p.words) > 1 && p.at(1) != "-" && p.at(1) != "to") && yearOf(p.at(i+1)) == 0
}

// year reads "2025", "the year 2025", and "fiscal" years in fiscal.
func (p *parser) year(i int) (period, int) {
	at := p.first(i, "the year", "year", "calendar year", "cy")
	word := strings.TrimPrefix(p.at(at), "cy")
	year := yearOf(word)
	if year == 0 || p.at(at+1) == "/" || at > 0 && p.at(at-1) == "/" {
		return period{}, i
	}
	return days(day(year, 1, 1), day(year, 12, 31)), at + 1
}

func valid(year, month, d int) bool {
	return month >= 1 && month <= 12 && d >= 1 && day(year, time.Month(month), d).Day() == d
}

// yearOf reads a year this corpus can speak of, 0 for what is none.
func yearOf(word string) int {
	if n := number(word); len(word) == 4 && n >= 1900 && n < 2100 {
		return n
	}
	return 0
}

// number reads digits, or a small number in words; -1 for what is none.
func number(word string) int {
	if n := digits(word); n >= 0 {
		return n
	}
	switch word {
	case "a", "an", "one":
		return 1
	case "two":
		return 2
	case "three":
		return 3
	case "four":
		return 4
	case "five":
		return 5
	case "six":
		return 6
	case "seven":
		return 7
	case "eight":
		return 8
	case "nine":
		return 9
	case "ten":
		return 10
	case "eleven":
		return 11
	case "twelve":
		return 12
	}
	return -1
}

// digits reads a number in digits; -1 for what is none.
func digits(word string) int {
	if word == "" || word[0] < '0' || word[0] > '9' { // not to make an error of every word there is
		return -1
	}
	n, err := strconv.Atoi(word)
	if err != nil {
		return -1
	}
	return n
}

// ordinal reads a day of a month, "1", "01", "1st", 0 for what is none.
func ordinal(word string) int {
	if n := len(word); n > 2 {
		switch word[n-2:] {
		case "st", "nd", "rd", "th":
			word = word[:n-2]
		}
	}
	n := digits(word)
	if n < 1 || n > 31 || len(word) > 2 {
		return 0
	}
	return n
}

func monthOf(word string) time.Month {
	switch word {
	case "january", "jan":
		return time.January
	case "february", "feb":
		return time.February
	case "march", "mar":
		return time.March
	case "april", "apr":
		return time.April
	case "may":
		return time.May
	case "june", "jun":
		return time.June
	case "july", "jul":
		return time.July
	case "august", "aug":
		return time.August
	case "september", "sept", "sep":
		return time.September
	case "october", "oct":
		return time.October
	case "november", "nov":
		return time.November
	case "december", "dec":
		return time.December
	}
	return 0
}
