package answer

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"parley/corpus"
)

// A Source is a document that a quoted sentence rests on, as the cited article states it.
type Source struct {
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	Date      string `json:"date,omitempty"` // as stated: a day, a month or a year
	URL       string `json:"url,omitempty"`  // "" when it has no address
}

// Issued returns the date as people write it, "15 January 2026" or "January 2026", and what is no date as stated.
func (s Source) Issued() string {
	if day := corpus.Day(s.Date); !day.Time().IsZero() {
		return day.Long()
	}
	if month, err := time.Parse("2006-01", s.Date); err == nil {
		return month.Format("January 2006")
	}
	return s.Date
}

// Own tells whether the cited article has a page of its own to lead to, and not just those of its sources.
func (c Citation) Own() bool {
	return c.URL != "" && !slices.ContainsFunc(c.Sources, func(s Source) bool { return s.URL == c.URL })
}

// sources are references as citations list them, those of governments first.
func sources(under []corpus.Reference) []Source {
	var all []Source
	for _, r := range under {
		all = append(all, Source{Title: r.Title, Publisher: r.Publisher, Date: r.Date, URL: r.URL})
	}
	slices.SortStableFunc(all, func(a, b Source) int { return cmp.Compare(rank(a), rank(b)) })
	return all
}

func rank(s Source) int {
	if official(s.URL) {
		return 0
	}
	return 1
}

// official reports whether an address is that of a government.
func official(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := strings.ToLower(u.Hostname())
	labels := strings.Split(host, ".")
	return slices.Contains(labels[max(0, len(labels)-2):], "gov") || host == "government.nl" ||
		strings.HasSuffix(host, ".government.nl") || strings.HasSuffix(host, ".europa.eu")
}

// address is where to read what is quoted of a: an article that has no page of its own gives the address
// of a reference, and of these the one that the quotation rests on is the better one.
func address(a *corpus.Article, rests []Source) string {
	borrowed := slices.ContainsFunc(a.References, func(r corpus.Reference) bool { return r.URL == a.URL })
	if borrowed && len(rests) > 0 && rests[0].URL != "" {
		return rests[0].URL
	}
	return a.URL
}
