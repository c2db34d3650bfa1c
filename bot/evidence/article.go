package evidence

import (
	"slices"
	"strings"
)

// compareArticles fills in what a passage's article shows beyond the passage: all its candidates together,
// and its day.
func (s *study) compareArticles() {
	joined := map[string][]float64{}
	for i, c := range s.candidates {
		found := joined[c.Article.ID]
		if found == nil {
			found = make([]float64, len(s.terms.weight))
			joined[c.Article.ID] = found
		}
		merge(found, s.readings[i].found)
		merge(found, s.readings[i].above)
	}
	days := s.daysAsked()
	for i, c := range s.candidates {
		v := &s.passages[i]
		v[passageJoined] = s.terms.covered(joined[c.Article.ID])
		v[passageDated] = days.match(string(c.Article.Published))
	}
}

// askedDays are the days, months and years a question names, as the beginnings of days: "2025-07-28",
// "2025-07", "2025"; of a day only itself and not its month or year.
type askedDays []string

// daysAsked returns the days, months and years among the asker's own words.
func (s *study) daysAsked() (days askedDays) {
	for i, term := range s.terms.term {
		if !s.terms.isOwn[i] {
			continue
		}
		scheme, day, _ := strings.Cut(term, ":")
		switch {
		case scheme == "date" || scheme == "month":
			days = append(days, day)
		case len(term) == len("2025") && (strings.HasPrefix(term, "20") || strings.HasPrefix(term, "19")):
			days = append(days, term)
		}
	}
	narrower := slices.Clone(days)
	return slices.DeleteFunc(days, func(year string) bool {
		return slices.ContainsFunc(narrower, func(d string) bool { return len(d) > len(year) && strings.HasPrefix(d, year) })
	})
}

// match is 1 for an article of a day asked for, ⅔ for one of a month, ⅓ for one of a year.
func (days askedDays) match(published string) float64 {
	best := 0.0
	for _, d := range days {
		if published != "" && strings.HasPrefix(published, d) {
			best = max(best, float64(len(d)-1)/9)
		}
	}
	return best
}

// tight is the greatest weight of different own terms within a stretch of words, as a share of the question's.
func (t terms) tight(mentions []mention) float64 {
	const stretch = 12
	best := 0.0
	found := make([]float64, len(t.weight))
	for i := range mentions {
		clear(found)
		for j := i; j < len(mentions) && mentions[j].position < mentions[i].position+stretch; j++ {
			found[mentions[j].term] = max(found[mentions[j].term], mentions[j].share)
		}
		best = max(best, t.covered(found))
	}
	return best
}
