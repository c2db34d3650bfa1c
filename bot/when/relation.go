package when

import "time"

// expression reads one expression of time with the word of relation before it.
func (p *parser) expression(i int) (Span, int) {
	p.ahead = false
	if span, next := p.standing(i); next > i {
		return span, next
	}
	if next := p.first(i, "prior to", "before", "ahead of", "earlier than", "preceding"); next > i {
		return p.edge(i, next, func(q period) Span { return q.before() })
	}
	if next := p.first(i, "by", "until", "till", "up to", "through", "no later than", "not later than"); next > i {
		p.ahead = true
		if q, _ := p.period(next); q.place && (p.at(i) == "by" || p.at(i) == "through") {
			return Span{}, i // "suspended by Beijing"
		}
		return p.edge(i, next, func(q period) Span { s := q.span(Before); s.From = ""; return s })
	}
	if next := p.first(i, "ever since", "since", "from", "starting", "beginning"); next > i {
		if span, end := p.between(i, next); end > i {
			return span, end
		}
		if p.at(i) == "from" || p.at(i) == "starting" || p.at(i) == "beginning" {
			return p.onward(i, next)
		}
		return p.edge(i, next, func(q period) Span { return q.since(q.from, p.today) })
	}
	if next := p.first(i, "after", "following", "later than"); next > i {
		return p.edge(i, next, func(q period) Span { return q.since(q.to.AddDate(0, 0, 1), p.today) })
	}
	if next := p.first(i, "between"); next > i {
		return p.between(i, next)
	}
	next := p.first(i, "in", "on", "during", "within", "over", "throughout", "around", "at", "for")
	return p.within(i, next)
}

// standing reads one expression for a state on a day.
func (p *parser) standing(i int) (Span, int) {
	if next := p.first(i, "as of", "as at", "as per", "as on", "effective as of"); next > i {
		return p.related(i, p.period, next, AsOf)
	}
	if next := p.first(i, "right now", "just now", "now", "currently", "at present", "at the moment", "presently",
		"nowadays", "these days", "at this point", "as things stand", "to date", "so far"); next > i && !p.toDate(next) {
		return period{from: p.today, to: p.today, relative: true}.span(AsOf), next
	}
	return Span{}, i
}

// toDate guards "year to date" and "so far this year", which are periods.
func (p *parser) toDate(i int) bool {
	_, next := p.soFar(i - 2)
	return next > i-2
}

func (p *parser) related(at int, read func(int) (period, int), next int, relation Relation) (Span, int) {
	q, end := read(next)
	if end == next {
		return Span{}, at
	}
	if relation == AsOf {
		q.from = q.to // the state at the end of the period
		if q.from.After(p.today) && q.relative && !p.today.IsZero() {
			q.from, q.to = p.today, p.today // "as of this month" is as of now
		}
	}
	return q.span(relation), end
}

func (p *parser) edge(at, next int, span func(period) Span) (Span, int) {
	q, end := p.period(next)
	if end == next {
		return Span{}, at
	}
	return span(q), end
}

// onward reads "from 1 May on", "starting in June 2025". Without a word that says so, "from May" is none.
func (p *parser) onward(at, next int) (Span, int) {
	next = p.first(next, "in", "on")
	q, end := p.period(next)
	if end == next {
		return Span{}, at
	}
	if on := p.first(end, "on", "onward", "onwards", "forward"); on > end {
		end = on
	} else if p.at(at) == "from" && (q.relative || q.event != "") {
		return Span{}, at
	}
	return q.since(q.from, p.today), end
}

func (q period) before() Span {
	q.to = q.from.AddDate(0, 0, -1)
	s := q.span(Before)
	s.From = ""
	return s
}

func (q period) since(from, today time.Time) Span {
	q.from, q.to = from, today
	s := q.span(Since)
	if from.After(today) {
		s.To = ""
	}
	return s
}

// between reads "May and June 2025", "1 May to 3 June", "2023 - 2025" from place i on; at is where the expression begins.
func (p *parser) between(at, i int) (Span, int) {
	a, next := p.period(i)
	if next == i {
		return p.daysOfMonth(at, i)
	}
	join := p.first(next, "and", "to", "until", "till", "through", "thru", "-", "up to")
	if join == next {
		return Span{}, at
	}
	if p.at(next) == "and" && p.at(at) != "between" {
		return Span{}, at
	}
	now := p.first(join, "now", "today", "the present", "present")
	if now > join {
		return period{from: a.from, to: p.today, event: a.event, relative: true}.span(Between), now
	}
	b, end := p.period(join)
	if end == join {
		return Span{}, at
	}
	if a.yearless {
		a = a.inYearOf(b)
	}
	if b.yearless && !a.yearless {
		b = b.behind(a)
	}
	if b.to.Before(a.from) {
		return Span{}, at
	}
	return period{from: a.from, to: b.to, event: a.event, relative: a.relative || b.relative, yearless: b.yearless}.span(Between), end
}

// inYearOf moves a guessed year so that a lies before b.
func (q period) inYearOf(b period) period {
	years := b.to.Year() - q.from.Year()
	q.from, q.to = q.from.AddDate(years, 0, 0), q.to.AddDate(years, 0, 0)
	if q.from.After(b.to) {
		q.from, q.to = q.from.AddDate(-1, 0, 0), q.to.AddDate(-1, 0, 0)
	}
	q.yearless = b.yearless
	return q
}

// behind moves a guessed year so that q lies behind a.
func (q period) behind(a period) period {
	years := a.from.Year() - q.from.Year()
	q.from, q.to = q.from.AddDate(years, 0, 0), q.to.AddDate(years, 0, 0)
	if q.to.Before(a.from) {
		q.from, q.to = q.from.AddDate(1, 0, 0), q.to.AddDate(1, 0, 0)
	}
	q.yearless = false
	return q
}

// within reads a period that stands alone or behind "in", and ranges such as "1–7 Nov 2026".
func (p *parser) within(at, i int) (Span, int) {
	if span, end := p.daysOfMonth(at, i); end > at {
		return span, end
	}
	if span, end := p.between(at, i); end > at {
		return span, end
	}
	if q, end := p.fromNow(i, p.at(at) == "in" || p.at(at) == "within"); end > i {
		return q.span(In), end
	}
	q, end := p.period(i)
	if end == i || q.event != "" && p.at(at) != "during" {
		return Span{}, at // an event, or what was agreed at it, is what is asked about, and no time
	}
	return q.span(In), end
}
