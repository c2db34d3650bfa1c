package bot

import (
	"strings"
	"time"

	"parley/bot/question"
	"parley/bot/when"
	"parley/corpus"
)

// How a period is spelled out: by its days if it has no more than so many, else by its months.
const (
	mostDays   = 14
	mostMonths = 24 // the last of them, where there are more
)

// spelledOut returns what to look for where a message asks of nothing but a time, "what happened in Q3 2025?", "what changed last
// week?": the days or months themselves, which articles name as no article says "last week" of that one. It is not alone
// where anything else is asked for, or a period has no two ends.
func (b *Bot) spelledOut(text string, spans []when.Span) (spelled string, alone bool) {
	rest, end := "", 0
	var days strings.Builder
	for _, s := range spans {
		if s.Relation == when.AsOf || s.Event != "" || s.From == "" || s.To == "" {
			return "", false
		}
		rest, end = rest+text[end:s.Start], s.End
		for _, d := range namesOf(s) {
			days.WriteString(" " + d)
		}
	}
	rest += text[end:]
	if days.Len() == 0 || !b.reader.Understand(rest, nil, "").Empty() {
		return "", false
	}
	return rest + days.String(), true
}

// newsDays is how far "what's new?" goes back.
const newsDays = 7

// news returns the last days as the expression of time that a message is in whole which asks for news and nothing else; none where it
// asks for more.
func news(text string, today corpus.Day) []when.Span {
	if !question.ForNews(text) {
		return nil
	}
	from := corpus.DayOf(today.Time().AddDate(0, 0, 1-newsDays))
	return []when.Span{{Relation: when.In, From: from, To: today, End: len(text), Relative: true}}
}

// namesOf names the days of a span, or its months.
func namesOf(s when.Span) (names []string) {
	from, to := s.From.Time(), s.To.Time()
	if to.Sub(from) < mostDays*24*time.Hour {
		for day := from; !day.After(to); day = day.AddDate(0, 0, 1) {
			names = append(names, corpus.DayOf(day).Long())
		}
		return names
	}
	for month := from.AddDate(0, 0, 1-from.Day()); !month.After(to); month = month.AddDate(0, 1, 0) {
		names = append(names, month.Format("January 2006"))
	}
	return names[max(0, len(names)-mostMonths):]
}
