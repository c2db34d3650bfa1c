package analysis

// longestStemmed is the longest word that is stemmed; what is longer is a chemical name, an address
// or noise.
const longestStemmed = 40

// stem returns the term under which a folded word is indexed: its American spelling without endings.
// Words that are not all letters a–z – codes, chip names, words of other scripts – come back as they are.
func stem(word string) string {
	if len(word) < 3 || len(word) > longestStemmed || !isLower(word) {
		return word
	}
	if kept, ok := keptWhole(word); ok {
		return kept
	}
	var p porter
	p.n = len(appendAmerican(p.w[:0], word))
	p.run()
	if w := p.w[:p.n]; p.n > len(word) || word[:p.n] != string(w) {
		return string(w)
	}
	return word[:p.n] // most stems are beginnings, and share the memory of the text
}

// keptWhole lists words whose ending is not an ending. The first lot is the algorithm's own; the second
// is of this field: "goods" are not good, "arms" not an arm, and the United States not a unit.
func keptWhole(word string) (stem string, ok bool) {
	switch word {
	case "sky", "news", "howe", "atlas", "cosmos", "bias", "andes":
		return word, true
	case "skis":
		return "ski", true
	case "skies":
		return "sky", true
	case "dying", "lying", "tying":
		return word[:1] + "ie", true
	case "idly", "gently", "singly":
		return word[:len(word)-1], true
	case "ugly":
		return "ugli", true
	case "early":
		return "earli", true
	case "only":
		return "onli", true
	case "goods", "arms", "customs", "united", "beijing", "boeing", "jinping", "nanjing", "texas", "wales":
		return word, true
	}
	return "", false
}

func isLower(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}
