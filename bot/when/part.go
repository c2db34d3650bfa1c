package when

import "time"

// part reads a part of a period: "early 2025", "mid-July", "end of July", "year end", "the first week of May 2025".
func (p *parser) part(i int) (period, int) {
	if next := p.first(i, "the end of the year", "end of the year", "the year end", "year end", "the year - end", "year - end", "end of year", "the year s end", "years end"); next > i {
		return p.yearEnd(next)
	}
	if next := p.first(i, "month end", "month - end", "the end of the month", "end of the month", "end of month"); next > i {
		to := day(p.today.Year(), p.today.Month()+1, 0)
		return period{from: to, to: to, relative: true}, next
	}
	if next := p.first(i, "the end of the quarter", "end of the quarter", "quarter end", "quarter - end"); next > i {
		to := quarterOf(p.today.Year(), (int(p.today.Month())-1)/3).to
		return period{from: to, to: to, relative: true}, next
	}
	for _, unit := range []string{"year", "month", "quarter", "week"} {
		for _, start := range []string{"the start of the ", "the beginning of the ", "start of the ", "beginning of the "} {
			if next := p.first(i, start+unit); next > i {
				q := p.unit(unit, 0)
				q.to = q.from
				return q, next
			}
		}
	}
	at := p.first(i, "the")
	for _, cut := range cuts {
		next := p.first(at, cut.words...)
		if next == at {
			continue
		}
		q, end := p.whole(p.first(next, "-", "of", "in"))
		if end == p.first(next, "-", "of", "in") {
			return period{}, i
		}
		q.from, q.to = cut.of(q)
		return q, end
	}
	return period{}, i
}

func (p *parser) yearEnd(i int) (period, int) {
	of := func(year int) period { return days(day(year, 12, 31), day(year, 12, 31)) }
	q, next := p.inYear(i, of)
	if next == i {
		q = of(p.today.Year()) // the year is this year
		q.relative = true
	}
	return q, next
}

// whole reads what may be parted: a year, a month, this month, a quarter.
func (p *parser) whole(i int) (period, int) {
	for _, read := range []func(int) (period, int){p.quarter, p.half, p.relativeUnit, p.month, p.year} {
		if q, next := read(i); next > i {
			return q, next
		}
	}
	return period{}, i
}

// cuts part a period. "Early", "mid" and "late" are its thirds; its beginning and its end are single days.
var cuts = []struct {
	words []string
	of    func(period) (from, to time.Time)
}{
	{[]string{"early", "earlier", "early in", "the early part of"}, func(q period) (time.Time, time.Time) { return third(q, 0) }},
	{[]string{"mid", "the middle of", "middle of", "middle"}, func(q period) (time.Time, time.Time) { return third(q, 1) }},
	{[]string{"late", "late in"}, func(q period) (time.Time, time.Time) { return third(q, 2) }},
	{[]string{"beginning of", "start of"}, func(q period) (time.Time, time.Time) { return q.from, q.from }},
	{[]string{"end of", "close of", "last day of"}, func(q period) (time.Time, time.Time) { return q.to, q.to }},
	{[]string{"first day of"}, func(q period) (time.Time, time.Time) { return q.from, q.from }},
	{[]string{"first week of", "first week in"}, func(q period) (time.Time, time.Time) { return q.from, q.from.AddDate(0, 0, 6) }},
	{[]string{"second week of", "second week in"}, func(q period) (time.Time, time.Time) { return q.from.AddDate(0, 0, 7), q.from.AddDate(0, 0, 13) }},
	{[]string{"third week of", "third week in"}, func(q period) (time.Time, time.Time) { return q.from.AddDate(0, 0, 14), q.from.AddDate(0, 0, 20) }},
	{[]string{"last week of", "last week in", "final week of"}, func(q period) (time.Time, time.Time) { return q.to.AddDate(0, 0, -6), q.to }},
}

// third parts a year into three times four months, and what is shorter into ten, ten and the remaining days of a month.
func third(q period, n int) (from, to time.Time) {
	if q.to.Sub(q.from) > 40*24*time.Hour {
		months := (int(q.to.Month())-int(q.from.Month())+12)%12 + 1
		step := max(1, months/3)
		from = q.from.AddDate(0, n*step, 0)
		if n == 2 {
			return from, q.to
		}
		return from, from.AddDate(0, step, -1)
	}
	from = q.from.AddDate(0, 0, 10*n)
	if n == 2 {
		return from, q.to
	}
	return from, from.AddDate(0, 0, 9)
}

func quarterOf(year, n int) period {
	return days(day(year, time.Month(3*n+1), 1), day(year, time.Month(3*n+4), 0))
}

// quarter reads "Q3 2025", "2025 Q3", "the third quarter of 2025", "Q3".
func (p *parser) quarter(i int) (period, int) {
	if year, n := yearOf(p.at(i)), quarterNamed(p.at(p.first(i+1, "-"))); year > 0 && n >= 0 {
		return quarterOf(year, n), p.first(i+1, "-") + 1
	}
	n, next := quarterNamed(p.at(i)), i+1
	if n < 0 {
		at := p.first(i, "the")
		n, next = rank(p.at(at), "first", "second", "third", "fourth"), p.first(at+1, "quarter")
		if n < 0 && p.at(at) == "last" && p.at(at+2) == "of" {
			n = 3
		}
		if n < 0 || next == at+1 {
			return period{}, i
		}
	}
	return p.inYear(next, func(year int) period { return quarterOf(year, n) })
}

func quarterNamed(word string) int { return rank(word, "q1", "q2", "q3", "q4") }

// half reads "H1 2025", "the first half of 2025", "second half of the year".
func (p *parser) half(i int) (period, int) {
	of := func(n int) func(int) period {
		return func(year int) period { return days(day(year, time.Month(6*n+1), 1), day(year, time.Month(6*n+7), 0)) }
	}
	if year, n := yearOf(p.at(i)), rank(p.at(i+1), "h1", "h2"); year > 0 && n >= 0 {
		return of(n)(year), i + 2
	}
	n, next := rank(p.at(i), "h1", "h2"), i+1
	if n < 0 {
		at := p.first(i, "the")
		n, next = rank(p.at(at), "first", "second"), p.first(at+1, "half")
		if n < 0 || next == at+1 {
			return period{}, i
		}
	}
	return p.inYear(next, of(n))
}

// fiscal reads "FY2025", "FY 25", "fiscal year 2025": that of the US government, from October to September.
func (p *parser) fiscal(i int) (period, int) {
	next := p.first(i, "fiscal year", "fiscal", "fy")
	word := p.at(next)
	if next == i {
		if len(word) < 4 || word[:2] != "fy" {
			return period{}, i
		}
		word = word[2:]
	}
	year := yearOf(word)
	if n := number(word); year == 0 && len(word) == 2 && n >= 0 {
		year = 2000 + n
	}
	if year == 0 {
		return period{}, i
	}
	return days(day(year-1, 10, 1), day(year, 9, 30)), next + 1
}

// season reads "summer 2025", "last winter". A winter is named after the year it begins in.
func (p *parser) season(i int) (period, int) {
	at := p.first(i, "the", "this", "last", "next")
	n := rank(p.at(at), "spring", "summer", "fall", "winter")
	if p.at(at) == "autumn" {
		n = 2
	}
	_, behind := p.inYear(at+1, func(int) period { return period{} })
	if n < 0 || behind == at+1 && (at == i || p.at(i) == "the") {
		return period{}, i // "fall" and "spring" alone are words like any other
	}
	of := func(year int) period { return days(day(year, time.Month(3*n+3), 1), day(year, time.Month(3*n+6), 0)) }
	if behind > at+1 {
		return p.inYear(at+1, of)
	}
	q := of(p.today.Year())
	switch {
	case p.at(i) == "last" && !q.to.Before(p.today):
		q = of(p.today.Year() - 1)
	case p.at(i) == "next" && !q.from.After(p.today):
		q = of(p.today.Year() + 1)
	}
	q.relative = true
	return q, at + 1
}

// rank is the place of a word in a list, -1 when it is not there.
func rank(word string, list ...string) int {
	for n, name := range list {
		if word == name {
			return n
		}
	}
	return -1
}
