package analysis

// porter takes the endings off an English word by the Porter2 algorithm
// (https://snowballstem.org/algorithms/english/stemmer.html), in place.
//
// It is our own and not the snowball library's because it must keep pace with the scanner: the library
// builds a new string for every ending it changes and takes half a microsecond a word. The tests
// hold it to the library's result on every word of a corpus.
type porter struct {
	w      []byte // the word; a consonant y is written Y
	r1, r2 int    // where the regions of the algorithm begin
}

// An ending is a suffix and what stands in its place.
type ending struct{ from, to string }

// The endings of steps 2, 3 and 4, longest first among those that end alike.
var (
	step2 = [...]ending{
		{"ational", "ate"}, {"ization", "ize"}, {"fulness", "ful"}, {"ousness", "ous"}, {"iveness", "ive"},
		{"tional", "tion"}, {"biliti", "ble"}, {"lessli", "less"}, {"entli", "ent"}, {"ation", "ate"},
		{"alism", "al"}, {"aliti", "al"}, {"ousli", "ous"}, {"iviti", "ive"}, {"fulli", "ful"},
		{"enci", "ence"}, {"anci", "ance"}, {"abli", "able"}, {"izer", "ize"}, {"ator", "ate"},
		{"alli", "al"}, {"bli", "ble"}, {"ogi", "og"}, {"li", ""},
	}
	step3 = [...]ending{
		{"ational", "ate"}, {"tional", "tion"}, {"alize", "al"}, {"icate", "ic"}, {"iciti", "ic"},
		{"ative", ""}, {"ical", "ic"}, {"ness", ""}, {"ful", ""},
	}
	step4 = [...]ending{
		{"ement", ""}, {"ance", ""}, {"ence", ""}, {"able", ""}, {"ible", ""}, {"ment", ""},
		{"ant", ""}, {"ent", ""}, {"ism", ""}, {"ate", ""}, {"iti", ""}, {"ous", ""}, {"ive", ""}, {"ize", ""}, {"ion", ""},
		{"al", ""}, {"er", ""}, {"ic", ""},
	}
)

// stem runs the steps on w, lower-case ASCII of more than two letters, and returns what is left.
func (p porter) stem(w []byte) []byte {
	p.w = w
	p.markY()
	p.markRegions()
	p.step1a()
	if !keptAfterPlural(p.w) {
		p.step1b()
		p.step1c()
		p.derive(step2[:], p.r1, p.allows2)
		p.derive(step3[:], p.r1, p.allows3)
		p.derive(step4[:], p.r2, p.allows4)
		p.step5()
	}
	for i, c := range p.w {
		if c == 'Y' {
			p.w[i] = 'y'
		}
	}
	return p.w
}

// derive replaces the longest ending that fits if it lies behind region and allowed agrees.
// A long ending that may not go keeps the shorter ones within it from going.
func (p *porter) derive(endings []ending, region int, allowed func(from string, at int) bool) {
	if len(p.w) <= region {
		return
	}
	last := p.w[len(p.w)-1]
	for _, e := range endings {
		if e.from[len(e.from)-1] != last || !p.ends(e.from) {
			continue
		}
		if at := len(p.w) - len(e.from); at >= region && allowed(e.from, at) {
			p.w = append(p.w[:at], e.to...)
		}
		return
	}
}

func (p *porter) allows2(from string, at int) bool {
	switch from {
	case "ogi":
		return at > 0 && p.w[at-1] == 'l'
	case "li":
		if at == 0 {
			return false
		}
		switch p.w[at-1] {
		case 'c', 'd', 'e', 'g', 'h', 'k', 'm', 'n', 'r', 't':
			return true
		}
		return false
	}
	return true
}

func (p *porter) allows3(from string, at int) bool { return from != "ative" || at >= p.r2 }

func (p *porter) allows4(from string, at int) bool {
	return from != "ion" || at > 0 && (p.w[at-1] == 's' || p.w[at-1] == 't')
}

func (p *porter) ends(suffix string) bool {
	return len(p.w) >= len(suffix) && string(p.w[len(p.w)-len(suffix):]) == suffix
}

func (p *porter) vowel(i int) bool {
	switch p.w[i] {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

func (p *porter) hasVowel(end int) bool {
	for i := range end {
		if p.vowel(i) {
			return true
		}
	}
	return false
}
