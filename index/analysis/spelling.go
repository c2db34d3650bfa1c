package analysis

import "strings"

// appendAmerican appends word to room in its American spelling, so that "licence" and "license",
// "authorisation" and "authorization" are one term. word is lower-case ASCII.
//
// The result is a key, not a spelling to show: "rise" becomes "rize" on both sides of a comparison.
func appendAmerican(room []byte, word string) []byte {
	if british, american := britishBeginning(word); british != "" {
		return append(append(room, american...), word[len(british):]...)
	}
	if at := ise(word); at > 0 {
		room = append(room, word...)
		room[at] = 'z'
		return room
	}
	return append(room, word...)
}

// britishBeginning returns the British beginning of word and the American one that replaces it.
func britishBeginning(word string) (british, american string) {
	if at := strings.Index(word, "our"); at > 1 {
		switch word[:at] {
		case "arm", "behavi", "col", "demean", "endeav", "fav", "flav", "harb", "hon", "hum", "lab", "neighb",
			"rum", "sav", "vap", "vig":
			return word[:at+3], word[:at] + "or"
		}
		return "", ""
	}
	for _, e := range beginnings[word[0]-'a'] {
		if rest, ok := strings.CutPrefix(word, e.from); ok && (!wholeOnly(e.from) || rest == "" || rest == "s") {
			return e.from, e.to
		}
	}
	return "", ""
}

// wholeOnly keeps "programmer" and "centred" from being cut in the middle of an ending.
func wholeOnly(british string) bool {
	return strings.HasSuffix(british, "re") || strings.HasSuffix(british, "mme") || strings.HasSuffix(british, "gue")
}

// beginnings lists British beginnings by their letter: those met in trade, law and engineering.
var beginnings = [26][]ending{
	0:         {{"aluminium", "aluminum"}, {"analyse", "analyze"}, {"analysing", "analyzing"}, {"artefact", "artifact"}},
	'c' - 'a': {{"centre", "center"}, {"centred", "centered"}, {"catalogue", "catalog"}, {"cheque", "check"}},
	'd' - 'a': {{"defence", "defense"}},
	'e' - 'a': {{"enquir", "inquir"}},
	'f' - 'a': {{"fibre", "fiber"}},
	'g' - 'a': {{"grey", "gray"}},
	'j' - 'a': {{"judgement", "judgment"}},
	'k' - 'a': {{"kilometre", "kilometer"}},
	'l' - 'a': {{"licenc", "licens"}, {"litre", "liter"}},
	'm' - 'a': {{"metre", "meter"}, {"manoeuvr", "maneuver"}, {"mould", "mold"}},
	'n' - 'a': {{"nanometre", "nanometer"}},
	'o' - 'a': {{"offence", "offense"}},
	'p' - 'a': {{"programme", "program"}, {"practis", "practic"}, {"pretence", "pretense"}},
	's' - 'a': {{"sceptic", "skeptic"}, {"sulph", "sulf"}},
	't' - 'a': {{"theatre", "theater"}},
}

// ise returns the place of the s in a verb in -ise or a word made of one, or -1. Verbs in -vise and
// the few in -cise keep theirs, since "revision" and "excision" do.
func ise(word string) int {
	at := strings.LastIndex(word, "is")
	if at < 2 {
		return -1
	}
	switch word[at+2:] {
	case "e", "ed", "es", "er", "ers", "ing", "ation", "ations", "able":
	default:
		return -1
	}
	switch {
	case word[at-1] == 'v':
		return -1
	case word[at-1] == 'c' && (strings.HasPrefix(word, "ex") || strings.HasPrefix(word, "pre") ||
		strings.HasPrefix(word, "con") || strings.HasPrefix(word, "in")):
		return -1
	}
	return at + 1
}
