package answer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/bot/evidence"
	"parley/corpus"
	"parley/index/analysis"
)

// Prefer moves sentences of articles on what is gone on a day, and of older versions of a section, behind all others, in the
// order they have. How things stand is not told by what no longer holds.
func Prefer(c evidence.Choice, day corpus.Day) evidence.Choice {
	newest := newer(c.Ranked, day)
	gone := func(s evidence.Sentence) int {
		a := c.Ranked[s.Candidate].Article
		if n := newest[sectionOf(a)]; a.Standing.Gone(day) || n != nil && n.Published > a.Published {
			return 1
		}
		return 0
	}
	c.Sentences = slices.Clone(c.Sentences)
	slices.SortStableFunc(c.Sentences, func(a, b evidence.Sentence) int { return cmp.Compare(gone(a), gone(b)) })
	return c
}

// Successors returns the ids of the articles that by their front matter took the place of those a choice quotes from, as far as they
// are not among the ranked ones.
func Successors(c evidence.Choice) []string {
	var ids []string
	for _, s := range c.Sentences[:min(len(c.Sentences), mostQuotes)] {
		by := c.Ranked[s.Candidate].Article.Standing.SupersededBy
		known := func(r evidence.Ranked) bool { return r.Article.ID == by }
		if by != "" && !slices.Contains(ids, by) && !slices.ContainsFunc(c.Ranked, known) {
			ids = append(ids, by)
		}
	}
	return ids
}

// Stand says of each citation how what it tells of stands on a day, and of quotations what took the place of what they tell of,
// one of the ranked articles or of successors.
func (a *Answer) Stand(c evidence.Choice, successors []corpus.Article, day corpus.Day) {
	articles := map[string]*corpus.Article{}
	for i := range successors {
		articles[successors[i].ID] = &successors[i]
	}
	for _, r := range c.Ranked {
		articles[r.Article.ID] = r.Article
	}
	quoted := map[int]bool{}
	for _, q := range a.Quotes {
		quoted[q.Citation] = true
	}
	said, newest := map[string]bool{}, newer(c.Ranked, day)
	for i := range a.Citations {
		cited := &a.Citations[i]
		article := articles[cited.Article]
		cited.Status, cited.Cue = status(article, article.Text[cited.Start:cited.End], day)
		if found := cmp.Or(article.Standing.AsOf, article.Published); (cited.Cue == "" || ofItsDay(cited.Status)) && cited.Status != "" && found < day && !article.Standing.Gone(day) {
			cited.StatusAt = found
		}
		n := newest[sectionOf(article)]
		if n != nil && n.Published > article.Published {
			cited.Status, cited.StatusAt, cited.Cue = corpus.Superseded, "", ""
			if quoted[cited.N] && !said[article.ID] {
				said[article.ID] = true
				a.Notices = append(a.Notices, Notice{Kind: "superseded", Text: fmt.Sprintf("[%d] is an older version, replaced on %s, see “%s”.",
					cited.N, n.Published.Long(), n.Title)})
			}
			continue
		}
		if quoted[cited.N] && article.Standing.Gone(day) && !said[article.ID] {
			said[article.ID] = true
			a.Notices = append(a.Notices, replaced(cited.N, article.Standing, articles))
		}
	}
}

// replaced says since when an article no longer holds, and by what it was replaced.
func replaced(n int, s corpus.Standing, articles map[string]*corpus.Article) Notice {
	text := fmt.Sprintf("[%d] tells of what ended on %s.", n, s.Ends.Long())
	if s.Superseded != "" {
		text = fmt.Sprintf("[%d] tells of what was superseded on %s.", n, s.Superseded.Long())
		if s.SupersededBy != "" {
			by := s.SupersededBy
			if next := articles[by]; next != nil {
				by = "“" + next.Title + "”"
			}
			text = fmt.Sprintf("[%d] tells of what was superseded on %s, see %s.", n, s.Superseded.Long(), by)
		}
	}
	return Notice{Kind: "superseded", Text: text}
}

// status is how what a quotation tells of stands: by its own words where they say so, else by its article. cue are the words. An
// article on what is in force may tell of a rule that is suspended.
func status(article *corpus.Article, text string, day corpus.Day) (status, cue string) {
	for _, c := range cues {
		if at := strings.Index(strings.ToLower(text), c.words); at >= 0 && at+len(c.words) <= len(text) {
			return c.status, text[at : at+len(c.words)]
		}
	}
	on := article.Standing.On(day)
	if on == corpus.NotYet && tellsBefore(text, day) {
		on = ""
	}
	told, words, lasts := ownState(text, day)
	switch {
	case told == "" || told == on || on != "" && !ofItsDay(on):
		return on, ""
	case !lasts:
		return "", ""
	}
	return told, words
}

// tellsBefore reports whether a text names days, and none behind day: it tells of what went before its article's rule took effect.
func tellsBefore(text string, day corpus.Day) bool {
	named := false
	for _, t := range whole(analysis.Analyze(text)) {
		if from, _, ok := daysOf(t); ok && from > day {
			return false
		} else if ok {
			named = true
		}
	}
	return named
}

// ofItsDay reports a status that may change after the day on which it is told.
func ofItsDay(status string) bool { return status == corpus.Suspended || status == corpus.InForce }

// cues are words by which a sentence says itself what kind of fact it is. They stand for nothing else in the corpus.
var cues = []struct{ words, status string }{
	{"people familiar with", unnamed}, {"person familiar with", unnamed}, {"sources familiar with", unnamed},
	{"asked not to be named", unnamed}, {"asked not to be identified", unnamed}, {"on condition of anonymity", unnamed},
	{"unnamed sources", unnamed}, {"unnamed officials", unnamed},
	{"notice of proposed rulemaking", "proposed"}, {"proposed rule ", "proposed"}, {"proposes to ", "proposed"},
}

// ownState is how things stand by the words of a sentence, "" when it denies or doubts; lasts is false when what it tells lasted
// to a day that is past.
func ownState(text string, day corpus.Day) (told, cue string, lasts bool) {
	lower := strings.ToLower(text)
	for _, c := range states {
		at := strings.Index(lower, c.words)
		if at < 0 || at+len(c.words) > len(text) {
			continue
		}
		tokens := whole(analysis.Analyze(text)) // the May of a date is no doubt
		if negated(tokens) || slices.ContainsFunc(tokens, func(t analysis.Token) bool { return doubted(t.Exact) }) {
			return "", "", false
		}
		return c.status, text[at : at+len(c.words)], !over(tokens, day)
	}
	return "", "", false
}

// over reports whether tokens, as whole leaves them, name a day before another up to which something lasts.
func over(tokens []analysis.Token, day corpus.Day) bool {
	for i, t := range tokens {
		if from, _, ok := daysOf(t); ok && from < day && lastsTo(tokens, i) {
			return true
		}
	}
	return false
}

// states are words by which a sentence in the present tense tells how a rule stands.
var states = []struct{ words, status string }{
	{"is suspended", corpus.Suspended}, {"are suspended", corpus.Suspended}, {"remains suspended", corpus.Suspended},
	{"was struck down", struckDown}, {"were struck down", struckDown}, {"has been struck down", struckDown}, {"have been struck down", struckDown},
	{"is in force", corpus.InForce}, {"are in force", corpus.InForce}, {"remains in force", corpus.InForce}, {"remain in force", corpus.InForce},
	{"stays in force", corpus.InForce}, {"is still in force", corpus.InForce}, {"are still in force", corpus.InForce},
}

const struckDown = "struck down"

const unnamed = "reported by unnamed sources"

// Label is the status of what a citation tells of, with the words that say so or the day it was found, "" when none is known.
func (c Citation) Label() string {
	switch {
	case c.Cue != "" && c.StatusAt != "":
		return fmt.Sprintf("%s as of %s (“%s”)", c.Status, c.StatusAt.Long(), c.Cue)
	case c.Cue != "":
		return fmt.Sprintf("%s (“%s”)", c.Status, c.Cue)
	case c.StatusAt != "":
		return fmt.Sprintf("%s as of %s", c.Status, c.StatusAt.Long())
	}
	return c.Status
}
