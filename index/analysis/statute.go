package analysis

import "strings"

// statute reads a section of the United States Code: "50 U.S.C. § 4801(a)".
func (f *finder) statute(i int) int {
	if !isCount(f.exact(i), 1, 2) || !f.near(i, "") || f.exact(i+1) != "usc" || !f.near(i+1, ".§") {
		return i
	}
	j := i + 2
	if w := f.exact(j); (w == "section" || w == "sections" || w == "sec") && f.near(j, ".") {
		j++
	}
	if w := f.exact(j); !isDigit(w[0]) || strings.Contains(w, ".") {
		return i
	}
	return f.withParagraphs(i, j, "usc:"+f.exact(i)+"-"+f.exact(j))
}

// sectionOfTitle reads "section 4801 of title 50", of the code named behind it or, for a plain number,
// of the United States Code.
func (f *finder) sectionOfTitle(i, j int) int {
	if !isDigit(f.exact(j)[0]) || strings.Contains(f.exact(j), ".") || !f.near(j, "") || f.exact(j+1) != "of" ||
		f.exact(j+2) != "title" || !f.near(j+2, "") || !isCount(f.exact(j+3), 1, 2) {
		return i
	}
	f.emit(i, j+4, 0, "usc:"+f.exact(j+3)+"-"+f.exact(j))
	return j + 4
}

// publicLaw reads "Pub. L. 118-50", "P.L. 118–50" and "Public Law No. 118-50".
func (f *finder) publicLaw(i int) int {
	j := i + 1
	if f.exact(i) != "pl" {
		if w := f.exact(j); w != "l" && w != "law" || !f.near(i, ".") {
			return i
		}
		j++
	}
	j = f.number(j)
	if j >= len(f.words) || !f.near(j-1, ".") || !isCount(f.exact(j), 2, 3) || !isDash(f.gap(j)) || !isCount(f.exact(j+1), 1, 4) {
		return i
	}
	f.emit(i, j+2, 0, "pl:"+f.exact(j)+"-"+f.exact(j+1))
	return j + 2
}

// number steps over "No." or "Nos." before the number itself.
func (f *finder) number(j int) int {
	if w := f.exact(j); (w == "no" || w == "nos" || w == "number" || w == "code" || w == "codes") && f.near(j, ".") {
		return j + 1
	}
	return j
}
