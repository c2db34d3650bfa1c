package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A finder reads identifiers over the words of a text, from left to right: what one identifier is made
// of does not begin another.
type finder struct {
	text  string
	words []Token
	found []Token // in order of Position
}

func (f *finder) run() {
	for i := 0; i < len(f.words); {
		i = max(i+1, f.match(i))
	}
}

// match emits what begins at word i and returns the word behind it, or i when nothing does.
func (f *finder) match(i int) int {
	w := f.words[i]
	if isDigit(w.Exact[0]) {
		return f.first(i, (*finder).numericDate, (*finder).dayMonth, (*finder).rule, (*finder).statute, (*finder).notice,
			(*finder).docketNumber, (*finder).marked, (*finder).eccn, (*finder).money, (*finder).percent, (*finder).duration,
			(*finder).bareSection, (*finder).bareLine)
	}
	if isDash(f.gap(i)) {
		f.compound(i)
		if next := f.docket(i); next > i {
			return next
		}
	}
	switch w.Exact {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
		"december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return f.monthDay(i)
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
		"sixty", "seventy", "eighty", "ninety":
		return f.first(i, (*finder).money, (*finder).percent, (*finder).duration)
	case "sec", "secs", "section", "sections":
		return f.section(i)
	case "part", "parts":
		return f.part(i)
	case "hts", "htsus", "htsusa", "heading", "headings", "subheading", "subheadings":
		return f.tariffLine(i)
	case "usd", "eur", "gbp", "cny", "rmb":
		return f.money(i)
	case "eo", "executive", "exec", "proclamation":
		return f.order(i)
	case "pub", "public", "pl":
		return f.publicLaw(i)
	case "fr":
		return f.registerDocument(i)
	}
	return i
}

func (f *finder) first(i int, tries ...func(*finder, int) int) int {
	for _, try := range tries {
		if next := try(f, i); next > i {
			return next
		}
	}
	return i
}

// emit adds an identifier over the words from i to before end, or to the byte upto where that is more.
func (f *finder) emit(i, end, upto int, term string) {
	w := f.words[i]
	f.found = append(f.found, Token{Start: w.Start, End: max(upto, f.words[end-1].End), Position: w.Position,
		Class: Identifier, Exact: term, Term: term})
}

// exact returns the spelling of word i, "" outside the text.
func (f *finder) exact(i int) string {
	if i < 0 || i >= len(f.words) {
		return ""
	}
	return f.words[i].Exact
}

// gap returns what stands between word i and the next, or the end of the text.
func (f *finder) gap(i int) string {
	if i+1 < len(f.words) {
		return f.text[f.words[i].End:max(f.words[i].End, f.words[i+1].Start)]
	}
	return f.text[f.words[i].End:]
}

// before returns what stands between word i and the one before it, or the beginning of the text.
func (f *finder) before(i int) string {
	if i == 0 {
		return f.text[:f.words[i].Start]
	}
	return f.gap(i - 1)
}

// near reports whether there is a word behind i with nothing between but space, one line break
// at most, and the runes of allowed.
func (f *finder) near(i int, allowed string) bool {
	if i+1 >= len(f.words) {
		return false
	}
	breaks := 0
	for _, r := range f.gap(i) {
		if r == '\n' {
			breaks++
		}
		if breaks > 1 || !unicode.IsSpace(r) && !strings.ContainsRune(allowed, r) {
			return false
		}
	}
	return true
}

// isDash reports whether gap is one hyphen or dash.
func isDash(gap string) bool {
	if gap == "-" {
		return true
	}
	if len(gap) < 2 || len(gap) > 3 {
		return false
	}
	r, size := utf8.DecodeRuneInString(gap)
	return size == len(gap) && (r >= '‐' && r <= '—' || r == '−')
}

// isCount reports whether word is n to m digits and nothing else.
func isCount(word string, n, m int) bool {
	if len(word) < n || len(word) > m {
		return false
	}
	for i := range len(word) {
		if !isDigit(word[i]) {
			return false
		}
	}
	return true
}
