package analysis

// eccn reads an Export Control Classification Number – category, product group, number, paragraphs:
// "3A090.a.1" – as the Commerce Control List writes them (15 CFR part 774, supplement 1).
// It emits the number and every number above it.
func (f *finder) eccn(i int) int {
	word := f.exact(i)
	if len(word) < 5 || len(word) > 6 || word[1] < 'a' || word[1] > 'e' || !isCount(word[2:5], 3, 3) {
		return i
	}
	levels := []string{"eccn:" + word[:5]}
	if len(word) == 6 { // "3A090a", as people write it
		if !isLetter(word[5]) {
			return i
		}
		levels = append(levels, levels[0]+"."+word[5:])
	}
	end := i + 1
	for ; f.gap(end-1) == "." && isParagraph(f.exact(end)); end++ {
		levels = append(levels, levels[len(levels)-1]+"."+f.exact(end))
	}
	for n := len(levels) - 1; n >= 0; n-- {
		f.emit(i, min(i+n+1, end), 0, levels[n])
	}
	return end
}

// isParagraph reports one letter or a number of at most two digits.
func isParagraph(word string) bool {
	return len(word) == 1 && isAlnum(word[0]) || isCount(word, 1, 2)
}
