package analysis

import (
	"fmt"
	"strconv"
	"time"
)

// numericDate reads "2025-07-28" and, in American order, "7/28/2025".
func (f *finder) numericDate(i int) int {
	a, b, c := f.exact(i), f.exact(i+1), f.exact(i+2)
	if c == "" {
		return i
	}
	g, h := f.gap(i), f.gap(i+1)
	switch {
	case isDash(g) && isDash(h) && isCount(a, 4, 4) && isCount(b, 2, 2) && isCount(c, 2, 2):
		return f.emitDate(i, i+3, a, atoi(b), atoi(c))
	case g == "/" && h == "/" && isCount(a, 1, 2) && isCount(b, 1, 2) && isCount(c, 4, 4):
		return f.emitDate(i, i+3, c, atoi(a), atoi(b))
	}
	return i
}

// monthDay reads "July 28, 2025", "Jul. 28", "July 28–29, 2025" and "July 2025".
func (f *finder) monthDay(i int) int {
	month := monthOf(f.exact(i))
	if !f.near(i, ".,") {
		return i
	}
	if year := f.exact(i + 1); isYear(year) {
		f.emit(i, i+2, 0, "month:"+year+fmt.Sprintf("-%02d", month))
		return i + 2
	}
	day := dayOf(f.exact(i + 1))
	if day == 0 || f.isRate(i+1) || f.near(i, "") && f.isDoubtful(i) {
		return i
	}
	last := i + 1 // the word of the last day
	second := 0
	if k := f.listed(i + 2); k >= 0 && k < len(f.words) && !f.isRate(k) && !f.isMonth(k+1) {
		if second = dayOf(f.exact(k)); second > day {
			last = k
		}
	}
	year, end := "", last+1
	if f.near(last, ",") && isYear(f.exact(last+1)) {
		year, end = f.exact(last+1), last+2
	}
	next := f.emitDate(i, end, year, month, day)
	if last > i+1 && next > i {
		f.emitDate(last, end, year, month, second)
	}
	return next
}

// dayMonth reads "28 July 2025", "28th of July" and "28–29 July 2025".
func (f *finder) dayMonth(i int) int {
	day, j := dayOf(f.exact(i)), i+1
	if day == 0 || j >= len(f.words) {
		return i
	}
	second := 0
	if k := f.listed(j); k >= 0 && dayOf(f.exact(k)) > day && f.near(k, "") && f.isMonth(k+1) {
		second, j = k, k+1
	}
	if f.exact(j) == "of" && f.near(j-1, "") {
		j++
	}
	if j >= len(f.words) || !f.near(j-1, "-") || !f.isMonth(j) || f.text[f.words[j].Start] == 'm' {
		return i
	}
	month := monthOf(f.exact(j))
	year, end := "", j+1
	if f.near(j, ",.") && isYear(f.exact(j+1)) {
		year, end = f.exact(j+1), j+2
	}
	next := f.emitDate(i, end, year, month, day)
	if second > 0 && next > i {
		f.emitDate(second, end, year, month, dayOf(f.exact(second)))
	}
	return next
}

// emitDate emits a day with its month and its place in the year. Without a year it is only the latter.
// A day that no calendar has is none.
func (f *finder) emitDate(i, end int, year string, month, day int) int {
	y := 2000 // a leap year
	if year != "" {
		y = atoi(year)
	}
	if d := time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC); month < 1 || month > 12 || d.Day() != day {
		return i
	}
	inYear := fmt.Sprintf("%02d-%02d", month, day)
	if year != "" {
		f.emit(i, end, 0, "date:"+year+"-"+inYear)
		f.emit(i, end, 0, "month:"+year+"-"+inYear[:2])
	}
	f.emit(i, end, 0, "day:"+inYear)
	return end
}

// isDoubtful reports a lower-case "may 20" or "march 20" that may be no date: no year follows, and
// no preposition of time stands before it.
func (f *finder) isDoubtful(i int) bool {
	w := f.exact(i)
	return (w == "may" || w == "march" || w == "mar") && f.text[f.words[i].Start] == 'm' &&
		!isYear(f.exact(i+2)) && !beforeMonth(f.exact(i-1))
}

func (f *finder) isMonth(i int) bool { return monthOf(f.exact(i)) > 0 }

func monthOf(word string) int {
	if len(word) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		name := lowerASCII(m.String())
		if word == name || word == name[:3] || m == time.September && word == "sept" {
			return int(m)
		}
	}
	return 0
}

// dayOf reads "28" or "28th", 0 for what is no day.
func dayOf(word string) int {
	if n := len(word); n > 2 {
		switch word[n-2:] {
		case "st", "nd", "rd", "th":
			word = word[:n-2]
		}
	}
	if !isCount(word, 1, 2) || atoi(word) > 31 {
		return 0
	}
	return atoi(word)
}

// isYear reports a year this corpus can speak of.
func isYear(word string) bool { return isCount(word, 4, 4) && word >= "1700" && word < "2200" }

// atoi reads digits that isCount has seen.
func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
