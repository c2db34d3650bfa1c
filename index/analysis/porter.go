package analysis

// porter takes the endings off an English word by the Porter2 algorithm
// (https://snowballstem.org/algorithms/english/stemmer.html), in place.
//
// It is our own and not the snowball library's because it must keep pace with the scanner: the library
// builds a new string for every ending it changes and takes half a microsecond a word. The tests
// hold it to the library's result on every word of a corpus.
type porter struct {
	w      [longestStemmed + 4]byte // begins with the word; a consonant y is written Y
	n      int                      // letters left
	r1, r2 int                      // where the regions of the algorithm begin
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

// run takes the steps on w[:n], lower-case ASCII of more than two letters.
func (p *porter) run() {
	p.markY()
	p.markRegions()
	p.step1a()
	if !keptAfterPlural(p.w[:p.n]) {
		p.step1b()
		p.step1c()
		p.derive(step2[:], p.r1)
		p.derive(step3[:], p.r1)
		p.derive(step4[:], p.r2)
		p.step5()
	}
	for i, c := range p.w[:p.n] {
		if c == 'Y' {
			p.w[i] = 'y'
		}
	}
}

// put writes ending at the place at and ends the word there.
func (p *porter) put(at int, ending string) { p.n = at + copy(p.w[at:], ending) }

// derive replaces the longest ending that fits, if it lies behind region and may go.
// A long ending that may not go keeps the shorter ones within it from going.
func (p *porter) derive(endings []ending, region int) {
	if p.n <= region {
		return
	}
	last := p.w[p.n-1]
	for _, e := range endings {
		if e.from[len(e.from)-1] != last || !p.ends(e.from) {
			continue
		}
		if at := p.n - len(e.from); at >= region && p.mayGo(e.from, at) {
			p.put(at, e.to)
		}
		return
	}
}

// mayGo reports whether what stands before the ending at at lets go of it.
func (p *porter) mayGo(from string, at int) bool {
	var before byte
	if at > 0 {
		before = p.w[at-1]
	}
	switch from {
	case "ogi":
		return before == 'l'
	case "li":
		switch before {
		case 'c', 'd', 'e', 'g', 'h', 'k', 'm', 'n', 'r', 't':
			return true
		}
		return false
	case "ative":
		return at >= p.r2
	case "ion":
		return before == 's' || before == 't'
	}
	return true
}

func (p *porter) ends(suffix string) bool {
	return p.n >= len(suffix) && string(p.w[p.n-len(suffix):p.n]) == suffix
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
