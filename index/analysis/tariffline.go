package analysis

import "strings"

// tariffLine reads lines of the Harmonized Tariff Schedule behind a word that announces them:
// "HTSUS 8541.40", "headings 9903.01.25 and 9903.01.26", "HTS code 8542310000", "heading 8541".
func (f *finder) tariffLine(i int) int {
	j := f.number(i + 1)
	if w := f.exact(j); strings.HasPrefix(w, "heading") || strings.HasPrefix(w, "subheading") {
		return i // that word announces it
	}
	if j >= len(f.words) || !f.near(j-1, ".:") || !f.emitLine(i, j) {
		return i
	}
	next := j + 1
	for k := f.listed(next); k >= 0 && k < len(f.words) && f.emitLine(k, k); k = f.listed(next) {
		next = k + 1
	}
	return next
}

// bareLine reads a tariff line that nothing announces: three groups or more, or two under one of the
// chapters this field is about – machines, electronics, instruments, special provisions.
// A grouped number is none, nor is a date written 2025.12.17.
func (f *finder) bareLine(i int) int {
	word := f.exact(i)
	if strings.IndexByte(word, '.') != 4 || f.words[i].End-f.words[i].Start != len(word) {
		return i
	}
	if strings.Count(word, ".") == 1 {
		switch word[:2] {
		case "84", "85", "90", "98", "99":
		default:
			return i
		}
	}
	if len(word) < 7 || isYear(word[:4]) || !f.emitLine(i, i) {
		return i
	}
	return i + 1
}

// emitLine emits the line at word j and those above it. Digits are grouped anew, since the same line is
// written 8542.31.0000 and 8542.31.00.00.
func (f *finder) emitLine(i, j int) bool {
	digits := strings.ReplaceAll(f.exact(j), ".", "")
	if !isCount(digits, 4, 10) || len(digits)%2 == 1 || digits[:2] == "00" {
		return false
	}
	line := "hts:" + digits[:4]
	lines := []string{line}
	for at := 4; at < len(digits); at += 2 {
		line += "." + digits[at:at+2]
		lines = append(lines, line)
	}
	for n := len(lines) - 1; n >= 0; n-- {
		f.emit(i, j+1, 0, lines[n])
	}
	return true
}
