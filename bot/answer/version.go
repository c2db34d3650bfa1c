package answer

import (
	"strings"

	"parley/bot/evidence"
	"parley/corpus"
)

// newer returns, of articles that are versions of one section of the regulations, the newest that was out by a day, by the
// section; articles on other things are versions of nothing.
func newer(ranked []evidence.Ranked, day corpus.Day) map[string]*corpus.Article {
	newest := map[string]*corpus.Article{}
	for _, r := range ranked {
		section := sectionOf(r.Article)
		if section == "" || r.Article.Published > day {
			continue
		}
		if n := newest[section]; n == nil || n.Published < r.Article.Published {
			newest[section] = r.Article
		}
	}
	return newest
}

// sectionOf is the section that an article is a version of, by its title: "15 CFR § 744.23 … (version in force from
// 2024-04-04)"; "" when it is none. A title that only mentions a section begins otherwise.
func sectionOf(a *corpus.Article) string {
	number, rest, found := strings.Cut(a.Title, " CFR ")
	if !found || len(number) == 0 || len(number) > 2 || strings.Trim(number, "0123456789") != "" || a.Published == "" {
		return ""
	}
	for word := range strings.FieldsSeq(rest) {
		if strings.ContainsAny(word, "0123456789") {
			return number + " CFR " + strings.Trim(word, "§.,:;()")
		}
	}
	return ""
}
