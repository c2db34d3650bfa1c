package when

import (
	"fmt"

	"parley/corpus"
)

// Days writes the days of a span as people do: "1 Oct 2025", "1–7 Nov 2026", "Oct 2025", "1 Jul – 30 Sep 2025", "until 9 May 2025",
// "from 10 Nov 2025 on".
func (s Span) Days() string {
	switch {
	case s.From == "":
		return "until " + short(s.To)
	case s.To == "" || s.Relation == Since:
		return "from " + short(s.From) + " on"
	case s.From == s.To:
		return short(s.To)
	case whole(s, 0, 1):
		return s.To.Time().Format("Jan 2006")
	case whole(s, 1, 0):
		return s.To.Time().Format("2006")
	case s.From[:7] == s.To[:7]:
		return fmt.Sprintf("%d–%s", s.From.Time().Day(), short(s.To))
	case s.From[:4] == s.To[:4]:
		return s.From.Time().Format("2 Jan") + " – " + short(s.To)
	}
	return short(s.From) + " – " + short(s.To)
}

func short(d corpus.Day) string { return d.Time().Format("2 Jan 2006") }

// whole reports whether a span is one calendar year, or one month.
func whole(s Span, years, months int) bool {
	from, to := s.From.Time(), s.To.Time()
	return from.Day() == 1 && (years == 0 || from.Month() == 1) && from.AddDate(years, months, -1).Equal(to)
}
