package analysis

import "strings"

// rule reads a citation of the Code of Federal Regulations that begins with its title:
// "15 CFR 744.23(a)(2)", "15 C.F.R. § 744.23", "15 CFR parts 734 and 744". The title is left out of the
// identifier, because most texts leave it out: "§ 744.23" has to mean the same.
func (f *finder) rule(i int) int {
	if !isCount(f.exact(i), 1, 2) || !f.near(i, "") || f.exact(i+1) != "cfr" || !f.near(i+1, ".§") {
		return i
	}
	j := i + 2
	switch f.exact(j) {
	case "part", "parts", "section", "sections", "sec":
		if !f.near(j, ".§") {
			return i
		}
		j++
	}
	return f.codeList(i, j)
}

// section reads "Section 744.23(a)", "Sec. 301" and "section 4801 of title 50".
func (f *finder) section(i int) int {
	if !f.near(i, ".§") {
		return i
	}
	j := i + 1
	if next := f.sectionOfTitle(i, j); next > i {
		return next
	}
	if strings.Contains(f.exact(j), ".") {
		return f.codeList(i, j)
	}
	return f.lawSection(i, j)
}

// marked reads a section behind its sign: "§ 744.23", "§301".
func (f *finder) marked(i int) int {
	if !strings.HasSuffix(strings.TrimSpace(f.before(i)), "§") {
		return i
	}
	if strings.Contains(f.exact(i), ".") {
		return f.codeList(i, i)
	}
	return f.lawSection(i, i)
}

// part reads "Part 744". Parts below 100 need their title: otherwise they are parts of anything.
func (f *finder) part(i int) int {
	if !f.near(i, "") || !isCount(f.exact(i+1), 3, 4) {
		return i
	}
	return f.codeList(i, i+1)
}

// bareSection reads a number that can only be a section of the Export Administration Regulations,
// 15 CFR parts 730 to 774.
func (f *finder) bareSection(i int) int {
	part, _, ok := strings.Cut(f.exact(i), ".")
	if !ok || len(part) != 3 || part < "730" || part > "774" {
		return i
	}
	return f.codeSection(i, i)
}

// codeList emits the sections or parts that stand in a row from word j: "744.21, 744.22 and 744.23".
// The first begins at word i.
func (f *finder) codeList(i, j int) int {
	next := f.codeSection(i, j)
	if next == i {
		return i
	}
	for {
		k := f.listed(next)
		if k < 0 || strings.Contains(f.exact(j), ".") != strings.Contains(f.exact(k), ".") || len(f.exact(k)) < 3 {
			return next
		}
		after := f.codeSection(k, k)
		if after == k {
			return next
		}
		next = after
	}
}

// listed returns the word that continues a list before word next – behind a comma, a dash, "and", "or" or
// "to" – or -1.
func (f *finder) listed(next int) int {
	if next >= len(f.words) {
		return -1
	}
	if g := strings.Trim(f.before(next), ") "); g == "," || isDash(g) {
		if w := f.exact(next); w != "and" && w != "or" {
			return next
		}
	}
	switch f.exact(next) {
	case "and", "or", "to", "through":
		if f.near(next-1, ",)") && f.near(next, "§") {
			return next + 1
		}
	}
	return -1
}

// codeSection emits "744.23" or "744" at word j, with paragraphs, and all that is above them.
func (f *finder) codeSection(i, j int) int {
	part, number, dot := strings.Cut(f.exact(j), ".")
	if !isCount(part, 1, 4) || dot && !isCount(number, 1, 4) {
		return i
	}
	if !dot {
		f.emit(i, j+1, 0, "cfr:"+part)
		return j + 1
	}
	next := f.withParagraphs(i, j, "cfr:"+part+"."+number)
	f.emit(i, j+1, 0, "cfr:"+part)
	return next
}

// lawSection emits a section of a law named elsewhere: "Section 301" gives sec:301.
func (f *finder) lawSection(i, j int) int {
	if w := f.exact(j); !isCount(w, 1, 4) && !(len(w) > 1 && isCount(w[:len(w)-1], 1, 4)) {
		return i
	}
	return f.withParagraphs(i, j, "sec:"+f.exact(j))
}

// withParagraphs emits term with the paragraphs in brackets behind word j, longest first, down to
// term alone, and returns the word behind them.
func (f *finder) withParagraphs(i, j int, term string) int {
	terms, ends := []string{term}, []int{f.words[j].End}
	next, at := j+1, f.words[j].End
	for next < len(f.words) {
		w := f.words[next]
		if f.text[at] != '(' || w.Start != at+1 || w.End >= len(f.text) || f.text[w.End] != ')' || len(w.Exact) > 5 {
			break
		}
		at = w.End + 1
		terms, ends = append(terms, terms[len(terms)-1]+"("+w.Exact+")"), append(ends, at)
		next++
		if at >= len(f.text) {
			break
		}
	}
	for n := len(terms) - 1; n >= 0; n-- {
		f.emit(i, j+1, ends[n], terms[n])
	}
	return next
}
