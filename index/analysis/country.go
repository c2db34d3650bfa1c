package analysis

// country is the term of the United States, which "us" must not be: that is a pronoun.
const country = "u.s."

// markCountry tells the country from the pronoun, and the month from the auxiliary, where a stop word
// may be either.
//
// "US" and "U.S." are the country. So is "us" where nothing was capitalised – people type questions
// that way – if it opens the text, follows "the", or stands before or behind a word the two powers
// share: "us tariffs", "china us talks". "May" is the month behind a preposition of time.
func markCountry(text string, words []Token) {
	for i := range words {
		w := &words[i]
		switch {
		case w.Class != Stop:
		case w.Exact == "us" && (text[w.Start+1] == 'S' || text[w.Start+1] == '.' || isCountry(words, i)):
			w.Class, w.Term = Word, country
		case w.Exact == "may" && i > 0 && beforeMonth(words[i-1].Exact):
			w.Class = Word
		}
	}
}

func isCountry(words []Token, i int) bool {
	if i == 0 || words[i-1].Exact == "the" || words[i-1].Exact == "vs" || isPower(words[i-1].Exact) {
		return true
	}
	next := i + 1
	if next < len(words) && words[next].Exact == "and" {
		next++
		return next < len(words) && isPower(words[next].Exact)
	}
	return next < len(words) && (isPower(words[next].Exact) || isAffair(words[next].Exact))
}

func isPower(exact string) bool {
	switch exact {
	case "china", "chinese", "beijing", "prc":
		return true
	}
	return false
}

// isAffair lists what a country has and a pronoun does not stand before.
func isAffair(exact string) bool {
	switch exact {
	case "export", "exports", "import", "imports", "tariff", "tariffs", "trade", "chip", "chips", "sanction", "sanctions",
		"commerce", "treasury", "government", "congress", "president", "officials", "technology", "law", "customs",
		"dollar", "dollars", "companies", "firms", "delegation", "side", "economy", "agriculture", "soybeans":
		return true
	}
	return false
}

func beforeMonth(exact string) bool {
	switch exact {
	case "in", "on", "since", "until", "till", "by", "from", "before", "after", "during", "of", "through",
		"early", "mid", "late", "last", "next":
		return true
	}
	return false
}
