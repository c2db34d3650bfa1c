package when

import (
	"fmt"

	"parley/corpus"
)

// Days writes the days of a span as people do: "1 Oct 2025", "1–7 Nov 2026", "1 Jul – 30 Sep 2025", "until 9 May 2025",
// "from 10 Nov 2025 on".
func (s Span) Days() string {
	switch {
	case s.From == "":
		return "until " + short(s.To)
	case s.To == "" || s.Relation == Since:
		return "from " + short(s.From) + " on"
	case s.From == s.To:
		return short(s.To)
	case s.From[:7] == s.To[:7]:
		return fmt.Sprintf("%d–%s", s.From.Time().Day(), short(s.To))
	case s.From[:4] == s.To[:4]:
		return s.From.Time().Format("2 Jan") + " – " + short(s.To)
	}
	return short(s.From) + " – " + short(s.To)
}

func short(d corpus.Day) string { return d.Time().Format("2 Jan 2006") }
