package analysis

import (
	"strconv"
	"strings"
)

// quantity reads the number at word i, in digits or in words up to 999, as a decimal. next is the word
// behind it, i when there is no number.
func (f *finder) quantity(i int) (value string, next int) {
	word := f.exact(i)
	if word == "" {
		return "", i
	}
	if isDigit(word[0]) {
		if f.words[i].Class != Number || strings.Count(word, ".") > 1 {
			return "", i
		}
		return word, i + 1
	}
	n, next := f.below100(i)
	if next == i {
		return "", i
	}
	if f.exact(next) == "hundred" && f.near(next-1, "-") {
		n, next = n*100, next+1
		rest := next
		if f.exact(rest) == "and" {
			rest++
		}
		if m, end := f.below100(rest); end > rest {
			n, next = n+m, end
		}
	}
	return strconv.Itoa(n), next
}

// below100 reads "seven", "seventeen", "seventy" or "seventy-seven".
func (f *finder) below100(i int) (n, next int) {
	n = cardinal(f.exact(i))
	if n == 0 {
		return 0, i
	}
	if one := cardinal(f.exact(i + 1)); n >= 20 && one > 0 && one < 10 && f.near(i, "-‑–") {
		return n + one, i + 2
	}
	return n, i + 1
}

func cardinal(word string) int {
	for i, name := range [...]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
		"twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"} {
		if word == name {
			return i + 1
		}
	}
	for i, name := range [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		if word == name {
			return 20 + 10*i
		}
	}
	return 0
}

// scale reads a power of ten at word i and returns its zeros, 0 when there is none.
func (f *finder) scale(i int) (zeros, next int) {
	if i >= len(f.words) || !f.near(i-1, "-") {
		return 0, i
	}
	switch f.exact(i) {
	case "thousand", "k":
		zeros = 3
	case "million", "m", "mn", "mln":
		zeros = 6
	case "billion", "b", "bn":
		zeros = 9
	case "trillion", "t", "tn", "trn":
		zeros = 12
	default:
		return 0, i
	}
	return zeros, i + 1
}

// shift moves the point of a decimal to the right and writes it without needless zeros.
func shift(decimal string, zeros int) string {
	whole, part, _ := strings.Cut(decimal, ".")
	for ; zeros > 0; zeros-- {
		if part == "" {
			whole += "0"
		} else {
			whole, part = whole+part[:1], part[1:]
		}
	}
	whole, part = strings.TrimLeft(whole, "0"), strings.TrimRight(part, "0")
	if whole == "" {
		whole = "0"
	}
	if part == "" {
		return whole
	}
	return whole + "." + part
}
