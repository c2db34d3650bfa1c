package when

import "time"

// relativeDay reads "today", "yesterday", "tomorrow", "the day before yesterday".
func (p *parser) relativeDay(i int) (period, int) {
	for _, d := range []struct {
		phrase string
		shift  int
	}{
		{"the day before yesterday", -2}, {"the day after tomorrow", 2}, {"yesterday", -1}, {"today", 0}, {"tonight", 0}, {"this morning", 0},
		{"tomorrow", 1}, {"now", 0},
	} {
		if next, ok := p.is(i, d.phrase); ok {
			at := p.today.AddDate(0, 0, d.shift)
			return period{from: at, to: at, relative: true}, next
		}
	}
	return period{}, i
}

// relativeUnit reads "this week", "last month", "next year", "the previous quarter". Weeks begin on Monday.
func (p *parser) relativeUnit(i int) (period, int) {
	at := p.first(i, "the")
	shift, next := 0, at
	switch {
	case p.first(at, "the week before last", "week before last") > at:
		q := p.unit("week", -2)
		return q, p.first(at, "the week before last", "week before last")
	case p.first(at, "this", "the current", "current") > at:
		next = p.first(at, "this", "the current", "current")
	case p.first(at, "last", "previous", "past", "prior") > at:
		shift, next = -1, at+1
	case p.first(at, "next", "coming", "upcoming") > at:
		shift, next = 1, at+1
	}
	if next == at || rank(p.at(next), "week", "month", "quarter", "year", "weekend") < 0 {
		return period{}, i
	}
	return p.unit(p.at(next), shift), next + 1
}

// unit is the week, month, quarter or year so many from that of today.
func (p *parser) unit(name string, shift int) period {
	t := p.today
	q := period{}
	switch name {
	case "week":
		q.from = t.AddDate(0, 0, -(int(t.Weekday())+6)%7+7*shift)
		q.to = q.from.AddDate(0, 0, 6)
	case "weekend":
		q.from = t.AddDate(0, 0, -(int(t.Weekday())+6)%7+7*shift+5)
		q.to = q.from.AddDate(0, 0, 1)
	case "month":
		q = ofMonth(t.Year(), t.Month()+time.Month(shift))
	case "quarter":
		q = quarterOf(t.Year(), (int(t.Month())-1)/3+shift)
	default:
		q = days(day(t.Year()+shift, 1, 1), day(t.Year()+shift, 12, 31))
	}
	q.relative = true
	return q
}

// weekday reads "this Monday", the one that comes, or today; "last Friday" and "Friday", that which was; "next Tuesday", that
// of the next week.
func (p *parser) weekday(i int) (period, int) {
	at := p.first(i, "this coming", "this past", "this", "last", "past", "next", "coming")
	want := weekdayOf(p.at(at))
	if want < 0 {
		return period{}, i
	}
	ahead := (want - int(p.today.Weekday()) + 7) % 7
	behind := ahead - 7
	shift := 0
	switch word := p.at(at - 1); {
	case at > i && (word == "last" || word == "past"):
		shift = behind
	case at > i && word == "next":
		shift = int(p.unit("week", 1).from.Sub(p.today)/(24*time.Hour)) + (want+6)%7
	case at > i || p.ahead || ahead == 0:
		shift = ahead
	default:
		shift = behind
	}
	t := p.today.AddDate(0, 0, shift)
	return period{from: t, to: t, relative: true}, at + 1
}

func weekdayOf(word string) int {
	for d, name := range []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"} {
		if word == name {
			return d
		}
	}
	return -1
}

// count reads "two weeks", "a year", "a couple of months", "30 days".
func (p *parser) count(i int) (n int, unit string, next int) {
	n, next = number(p.at(i)), i+1
	if more := p.first(i, "a couple of", "couple of", "a couple"); more > i {
		n, next = 2, more
	} else if more := p.first(i, "half a"); more > i && p.at(more) == "year" {
		return 6, "month", more + 1
	}
	unit = p.at(next)
	if l := len(unit); l > 1 && unit[l-1] == 's' {
		unit = unit[:l-1]
	}
	if n < 0 || n > 1000 || rank(unit, "day", "week", "month", "quarter", "year", "fortnight", "decade") < 0 {
		return 0, "", i
	}
	return n, unit, next + 1
}

// shifted is the day so many units from t, the last of the month where a month is too short.
func shifted(t time.Time, n int, unit string) time.Time {
	switch unit {
	case "day":
		return t.AddDate(0, 0, n)
	case "week":
		return t.AddDate(0, 0, 7*n)
	case "fortnight":
		return t.AddDate(0, 0, 14*n)
	case "quarter":
		n *= 3
	case "year":
		n *= 12
	case "decade":
		n *= 120
	}
	last := day(t.Year(), t.Month()+time.Month(n)+1, 0)
	return day(last.Year(), last.Month(), min(t.Day(), last.Day()))
}

// ago reads "two weeks ago", "a year earlier".
func (p *parser) ago(i int) (period, int) {
	n, unit, next := p.count(i)
	end := p.first(next, "ago", "back")
	if next == i || end == next {
		return period{}, i
	}
	t := shifted(p.today, -n, unit)
	return period{from: t, to: t, relative: true}, end
}

// fromNow reads "two weeks from now", and, behind "in" or "within", "in two weeks" and "within ten days".
func (p *parser) fromNow(i int, in bool) (period, int) {
	n, unit, next := p.count(i)
	if next == i {
		return period{}, i
	}
	end := p.first(next, "from now", "from today", "hence")
	if end == next && !in || p.at(next) == "of" {
		return period{}, i
	}
	q := period{from: shifted(p.today, n, unit), relative: true}
	q.to = q.from
	if p.at(i-1) == "within" {
		q.from = p.today
	}
	return q, end
}

// lastFew reads "the last two weeks", "the past 30 days", "the next three months": they end and begin today.
func (p *parser) lastFew(i int) (period, int) {
	at := p.first(i, "the")
	word := p.at(at)
	n, unit, next := p.count(at + 1)
	if next == at+1 {
		return period{}, i
	}
	switch word {
	case "last", "past", "previous", "preceding":
		return period{from: shifted(p.today, -n, unit), to: p.today, relative: true}, next
	case "next", "coming", "following":
		return period{from: p.today, to: shifted(p.today, n, unit), relative: true}, next
	}
	return period{}, i
}

// soFar reads "year to date", "so far this year", "earlier this month", "later this year".
func (p *parser) soFar(i int) (period, int) {
	if next := p.first(i, "the year to date", "year to date", "year - to - date", "ytd"); next > i {
		return period{from: p.unit("year", 0).from, to: p.today, relative: true}, next
	}
	for _, way := range []struct {
		before, after string
	}{{"so far", ""}, {"earlier", ""}, {"later", ""}, {"", "so far"}, {"", "to date"}} {
		at := i
		if way.before != "" {
			if at = p.first(i, way.before); at == i {
				continue
			}
		}
		at = p.first(at, "in")
		if p.at(at) != "this" || rank(p.at(at+1), "week", "month", "quarter", "year") < 0 {
			continue
		}
		q, next := p.unit(p.at(at+1), 0), at+2
		if way.after != "" && p.first(next, way.after) == next {
			continue
		}
		switch next = p.first(next, "so far", "to date"); way.before {
		case "later":
			q.from = p.today
		default:
			q.to = p.today
		}
		return q, next
	}
	return period{}, i
}
