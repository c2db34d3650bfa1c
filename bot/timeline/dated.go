package timeline

import (
	"strconv"
	"strings"
	"time"

	"parley/corpus"
	"parley/index/analysis"
)

// A mention is a date in a sentence.
type mention struct {
	When
	start, end int // bytes of the text analysed
	role       role
}

// A dater finds the dates in the tokens of one sentence of an article.
type dater struct {
	text      string
	tokens    []analysis.Token
	published corpus.Day
	found     []mention
	loose     []int // indices of found that lack a year
}

// dates returns the dates in a sentence, in order. A day without a year takes the year of the nearest date that has
// one in the sentence, first the one behind it; failing that the year that brings it nearest to the day the article was published.
func dates(text string, tokens []analysis.Token, published corpus.Day) []mention {
	d := dater{text: text, tokens: tokens, published: published}
	for i := range tokens {
		d.read(i)
	}
	d.settle()
	return d.spans()
}

// read adds what is dated by token i.
func (d *dater) read(i int) {
	t := d.tokens[i]
	scheme, value, _ := strings.Cut(t.Term, ":")
	if t.Class != analysis.Identifier {
		scheme = ""
	}
	switch scheme {
	case "date":
		d.add(i, t.End, day(corpus.Day(value)))
	case "month":
		if i == 0 || d.tokens[i-1].Position != t.Position || d.tokens[i-1].Scheme() != "date" {
			d.addMonth(i, value)
		}
	case "day":
		if i == 0 || d.tokens[i-1].Scheme() != "month" || d.tokens[i-1].Position != t.Position {
			d.loose = append(d.loose, len(d.found))
			d.add(i, t.End, day(corpus.Day("2000-"+value)))
		}
	case "":
		d.readWords(i)
	}
}

// addMonth adds "2025-07".
func (d *dater) addMonth(i int, value string) {
	if first, err := time.Parse("2006-01", value); err == nil {
		d.add(i, d.tokens[i].End, months(first.Year(), first.Month(), 1))
	}
}

// readWords reads a season, "autumn 2025", and a year by itself where it is an end, "through 2028": what happens in a year has no date.
func (d *dater) readWords(i int) {
	t := d.tokens[i]
	if first, ok := seasons[t.Exact]; ok {
		j := i + 1
		if d.word(j) == "of" {
			j++
		}
		if year := yearOf(d.word(j)); year > 0 {
			d.add(i, d.tokens[j].End, months(year, first, 3))
		}
		return
	}
	year := yearOf(t.Exact)
	if year == 0 || t.Class != analysis.Number || d.covered(t) {
		return
	}
	before := d.word(i - 1)
	if before == "through" || before == "until" || before == "till" || before == "of" && d.word(i-2) == "end" {
		d.add(i, t.End, months(year, time.January, 12))
	}
}

func (d *dater) word(i int) string {
	if i < 0 || i >= len(d.tokens) {
		return ""
	}
	return d.tokens[i].Exact
}

// covered tells whether a token is part of a date found already.
func (d *dater) covered(t analysis.Token) bool {
	return len(d.found) > 0 && t.Start < d.found[len(d.found)-1].end
}

func yearOf(word string) int {
	year, err := strconv.Atoi(word)
	if err != nil || len(word) != 4 || year < 1900 || year >= 2200 {
		return 0
	}
	return year
}

func (d *dater) add(i, end int, w When) {
	if w.From.Time().IsZero() {
		return
	}
	d.found = append(d.found, mention{When: w, start: d.tokens[i].Start, end: end, role: d.roleAt(i)})
}

// settle gives the days without a year their year.
func (d *dater) settle() {
	lacks := map[int]bool{}
	for _, i := range d.loose {
		lacks[i] = true
	}
	kept := d.found[:0]
	for i, m := range d.found {
		if lacks[i] {
			year := d.yearNear(i, lacks)
			if year == 0 {
				continue
			}
			m.When = day(corpus.Day(strconv.Itoa(year) + string(m.From[4:])))
			if m.From.Time().IsZero() { // 29 February
				continue
			}
		}
		kept = append(kept, m)
	}
	d.found = kept
}

func (d *dater) yearNear(i int, lacks map[int]bool) int {
	for j := i + 1; j < len(d.found); j++ {
		if !lacks[j] {
			return d.found[j].From.Time().Year()
		}
	}
	for j := i - 1; j >= 0; j-- {
		if !lacks[j] {
			return d.found[j].From.Time().Year()
		}
	}
	return nearestYear(d.found[i].From, d.published)
}

// nearestYear returns the year that brings a day nearest to the day an article was published, 0 when that is not known.
func nearestYear(inYear, published corpus.Day) int {
	near := published.Time()
	if near.IsZero() {
		return 0
	}
	best, least := 0, time.Duration(1<<62)
	for year := near.Year() - 1; year <= near.Year()+1; year++ {
		that := corpus.Day(strconv.Itoa(year) + string(inYear[4:])).Time()
		if off := that.Sub(near).Abs(); !that.IsZero() && off < least {
			best, least = year, off
		}
	}
	return best
}

// mostSpan is the longest stretch of days that is one happening and not two, as a meeting or a visit is.
const mostSpan = 14

// spans joins the two days of a span, "10 and 11 May 2025", "27 to 30 July", and puts dates in a row alike.
func (d *dater) spans() []mention {
	var all []mention
	for _, m := range d.found {
		if n := len(all); n > 0 && m.start < all[n-1].end && all[n-1].Exact() && m.Exact() {
			w := When{all[n-1].From, m.To}
			between := d.text[all[n-1].start:m.start]
			if w.days() == 2 || w.days() <= mostSpan && w.days() > 0 && !strings.Contains(between, "and") && !strings.Contains(between, ",") {
				all[n-1].When, all[n-1].end = w, m.end
				continue
			}
			m.role = all[n-1].role
		} else if n > 0 && m.start >= all[n-1].end && joins(d.text[all[n-1].end:m.start]) {
			m.role = all[n-1].role
		}
		all = append(all, m)
	}
	return all
}

// joins tells whether two dates with these words between them are put alike: "the rules of October 2022 and October 2023".
func joins(between string) bool {
	switch strings.TrimSpace(between) {
	case "and", ",", ", and", "or":
		return true
	}
	return false
}

func monthName(word string) bool {
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(m.String(), word) {
			return true
		}
	}
	return false
}
