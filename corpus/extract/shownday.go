package extract

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parley/corpus"
)

// shownDay returns the day that a page shows as that of its publication, "" when it shows none: in an element that is named so, else in one for
// times, else in a short text that is called a date, else in a text that is nothing but a date. What stands in menus, comments, footers and boxes beside the article is none of it.
func shownDay(page *html.Node) corpus.Day {
	var named, timed, called, alone corpus.Day
	find(page, func(n *html.Node) bool {
		switch {
		case n.Type == html.TextNode:
			if text := clean(n.Data); alone == "" && len(text) <= longestAlone && onlyDate.MatchString(text) && !beside(n) {
				alone = writtenDay(text)
			}
		case n.Type != html.ElementNode || beside(n):
		case isPublication.MatchString(attribute(n, "itemprop") + " " + attribute(n, "property") + " " + attribute(n, "class")):
			named = dayOfTime(n)
		case timed == "" && n.DataAtom == atom.Time:
			timed = dayOfTime(n)
		case called == "" && isCalledDate(n):
			if text := clean(textOf(n)); len(text) <= longestDate {
				called = writtenDay(text)
			}
		}
		return named != ""
	})
	return cmp.Or(named, timed, called, alone)
}

// isPublication matches what names the day of publication in an element (schema.org, hAtom).
var isPublication = regexp.MustCompile(`(?i)\bdatepublished\b|(?:^|\s)published(?:\s|$)`)

// longestAlone is the most bytes of a text that is nothing but a date.
const longestAlone = 60

// onlyDate matches a date, with a word for what it is the date of before it and a time of day after it.
var onlyDate = regexp.MustCompile(`(?i)^(?:(?:published|posted|erstellt|erschienen|veröffentlicht|publié|publicado|pubblicato)(?: on| am| le| el| il)?:? )?(?:\pL{2,10}\.?, )?` +
	`(?:\d{1,2}\. ?\d{1,2}\. ?\d{4}|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th|\.|º|er)? (?:de )?\pL{3,10}\.?,? (?:de )?\d{4}|\pL{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})` +
	`(?:[ ,|–-]*(?:at |um )?\d{1,2}[:.]\d\d(?::\d\d)?(?: ?(?:uhr|[ap]\.?m\.?))?(?: [A-Z]{2,4})?)?$`)

// longestDate is the most bytes of a text that is about nothing but a date: "Published on Wednesday, 14 March 2025 at 10:30 by …".
const longestDate = 120

// beside reports whether an element stands in a part of the page that is not the article.
func beside(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Aside, atom.Footer, atom.Nav:
			return true
		}
		if isBeside.MatchString(attribute(n, "class") + " " + attribute(n, "id")) {
			return true
		}
	}
	return false
}

var (
	isBeside   = regexp.MustCompile(`(?i)comment|sidebar|related|widget|footer|teaser|recommend|recent`)
	calledDate = regexp.MustCompile(`(?i)date|datum|publish|posted|time|created|byline|meta\b|fecha|info\b`)
)

func isCalledDate(n *html.Node) bool {
	return calledDate.MatchString(attribute(n, "class") + " " + attribute(n, "id") + " " + attribute(n, "itemprop"))
}

func dayOfTime(n *html.Node) corpus.Day {
	for _, text := range []string{attribute(n, "datetime"), attribute(n, "content"), attribute(n, "title"), clean(textOf(n))} {
		if day, err := corpus.ParseDay(text); err == nil && day != "" {
			return day
		}
		if day := writtenDay(text); day != "" {
			return day
		}
	}
	return ""
}

// Dates as they stand in texts. With dots the day comes first everywhere; with slashes it is not known which does.
var (
	isoDate     = regexp.MustCompile(`\b((?:19|20)\d\d)-(\d\d)-(\d\d)`)
	dottedDate  = regexp.MustCompile(`\b(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)\b`)
	dayMonth    = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s+(?:of\s+|de\s+)?(\pL{3,10})\.?,?\s+(?:de\s+)?((?:19|20)\d\d)\b`)
	monthDay    = regexp.MustCompile(`\b(\pL{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b`)
	pathDate    = regexp.MustCompile(`/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?:/|$)`)
	pathCompact = regexp.MustCompile(`[/_-]((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?:[/_.-]|$)`)
)

// writtenDay returns the first day written out in a text, in the languages whose months are known; "" when there is none.
func writtenDay(text string) corpus.Day {
	for _, form := range []struct {
		pattern          *regexp.Regexp
		year, month, day int // which group
	}{{isoDate, 1, 2, 3}, {dayMonth, 3, 2, 1}, {monthDay, 3, 1, 2}, {dottedDate, 3, 2, 1}} {
		for _, m := range form.pattern.FindAllStringSubmatch(text, 3) {
			if day := dayFrom(m[form.year], m[form.month], m[form.day]); day != "" {
				return day
			}
		}
	}
	return ""
}

// dayInAddress returns the day that an address names, "" when it names none: /2025/03/14/ or /2025-03-14-talks.
func dayInAddress(address string) corpus.Day {
	for _, pattern := range []*regexp.Regexp{pathDate, pathCompact} {
		if m := pattern.FindStringSubmatch(address); m != nil {
			return dayFrom(m[1], m[2], m[3])
		}
	}
	return ""
}

// dayFrom makes a day of a year, a month by number or name, and a day of the month; "" when there is no such day.
func dayFrom(year, month, day string) corpus.Day {
	m, err := strconv.Atoi(month)
	if err != nil {
		m = monthNamed(month)
	}
	d, _ := strconv.Atoi(day)
	text := fmt.Sprintf("%s-%02d-%02d", year, m, d)
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return ""
	}
	return corpus.Day(text)
}

// monthNamed returns the number of a month by its name or the beginning of it, 0 when it is none.
func monthNamed(name string) int {
	name = strings.ToLower(name)
	for _, m := range monthNames {
		for _, whole := range strings.Fields(m.names) {
			if name == whole || len(name) >= 3 && len(name) < len(whole) && strings.HasPrefix(whole, name) {
				return m.number
			}
		}
	}
	return 0
}

// monthNames are those of English, German, French, Spanish, Italian and Dutch.
var monthNames = []struct {
	number int
	names  string
}{
	{1, "january januar jänner janvier enero gennaio januari"},
	{2, "february februar février febrero febbraio februari"},
	{3, "march märz mars marzo maart"},
	{4, "april avril abril aprile"},
	{5, "may mai mayo maggio mei"},
	{6, "june juni juin junio giugno"},
	{7, "july juli juillet julio luglio"},
	{8, "august août agosto augustus"},
	{9, "september septembre septiembre settembre"},
	{10, "october oktober octobre octubre ottobre"},
	{11, "november novembre noviembre"},
	{12, "december dezember décembre diciembre dicembre"},
}
