package analysis

// notice reads a page of the Federal Register: "90 FR 4544", "90 Fed. Reg. 4,544".
func (f *finder) notice(i int) int {
	if !isCount(f.exact(i), 1, 3) || !f.near(i, "") {
		return i
	}
	j := i + 1
	switch {
	case f.exact(j) == "fr":
	case f.exact(j) == "fed" && f.exact(j+1) == "reg" && f.near(j, "."):
		j++
	default:
		return i
	}
	if !f.near(j, ".") || !isCount(f.exact(j+1), 1, 6) {
		return i
	}
	f.emit(i, j+2, 0, "fr:"+f.exact(i)+"-"+f.exact(j+1))
	return j + 2
}

// registerDocument reads "FR Doc. 2025-00636".
func (f *finder) registerDocument(i int) int {
	if f.exact(i+1) != "doc" || !f.near(i, "") {
		return i
	}
	j := f.number(i + 2)
	if j >= len(f.words) || !f.near(j-1, ".") || !isCount(f.exact(j), 4, 4) || !isDash(f.gap(j)) || !isCount(f.exact(j+1), 4, 5) {
		return i
	}
	f.emit(i, j+2, 0, "frdoc:"+f.exact(j)+"-"+f.exact(j+1))
	return j + 2
}

// docket reads the docket of an agency: "BIS-2025-0012", and one document of it, "USTR-2024-0016-0345".
func (f *finder) docket(i int) int {
	word := f.exact(i)
	if len(word) < 2 || len(word) > 8 || !isLower(word) || !isYear(f.exact(i+1)) || !isDash(f.gap(i+1)) ||
		!isCount(f.exact(i+2), 4, 4) || isYear(f.exact(i+2)) { // "the-2025-2030-plan"
		return i
	}
	term := "docket:" + word + "-" + f.exact(i+1) + "-" + f.exact(i+2)
	end := i + 3
	if isDash(f.gap(i+2)) && isCount(f.exact(i+3), 4, 6) {
		end = i + 4
		f.emit(i, end, 0, term+"-"+f.exact(i+3))
	}
	f.emit(i, i+3, 0, term)
	return end
}

// docketNumber reads numbers that divide at a dash: a docket of the Commerce Department, "250108-0012",
// and a Regulation Identifier Number, "0694-AJ90".
func (f *finder) docketNumber(i int) int {
	if !isDash(f.gap(i)) {
		return i
	}
	first, second := f.exact(i), f.exact(i+1)
	switch {
	case isCount(first, 6, 6) && isCount(second, 4, 4):
		f.emit(i, i+2, 0, "docket:"+first+"-"+second)
	case isCount(first, 4, 4) && len(second) == 4 && isLower(second[:2]) && isCount(second[2:], 2, 2):
		f.emit(i, i+2, 0, "rin:"+first+"-"+second)
	default:
		return i
	}
	return i + 2
}

// order reads what presidents sign: "E.O. 14257", "Executive Orders 14195 and 14228", "Proclamation 10962".
func (f *finder) order(i int) int {
	scheme, j := "eo:", i+1
	switch f.exact(i) {
	case "executive", "exec":
		if w := f.exact(j); w != "order" && w != "orders" || !f.near(i, ".") {
			return i
		}
		j++
	case "proclamation":
		scheme = "procl:"
	}
	j = f.number(j)
	if j >= len(f.words) || !f.near(j-1, ".") || !isCount(f.exact(j), 4, 5) {
		return i
	}
	f.emit(i, j+1, 0, scheme+f.exact(j))
	next := j + 1
	for k := f.listed(next); k >= 0 && isCount(f.exact(k), 5, 5); k = f.listed(next) {
		f.emit(k, k+1, 0, scheme+f.exact(k))
		next = k + 1
	}
	return next
}
