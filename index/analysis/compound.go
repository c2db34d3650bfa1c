package analysis

// compound adds the joined spelling of a prefixed word, so that "re-export" is found as "reexport"
// and "non-tariff" as "nontariff". The parts stay what they are.
func (f *finder) compound(i int) {
	if i+1 >= len(f.words) || !isPrefix(f.exact(i)) || !isLower(f.exact(i+1)) {
		return
	}
	w, joined := f.words[i], f.exact(i)+f.exact(i+1)
	f.found = append(f.found, Token{Start: w.Start, End: f.words[i+1].End, Position: w.Position,
		Exact: joined, Term: stem(joined)})
}

func isPrefix(word string) bool {
	switch word {
	case "re", "co", "pre", "post", "non", "anti", "multi", "sub", "semi", "de", "un", "counter", "cyber", "micro", "bio",
		"inter", "mid", "e", "over", "under", "trans":
		return true
	}
	return false
}
