package analysis

// markY writes a y at the beginning, or behind a vowel, as Y: a consonant.
func (p *porter) markY() {
	for i, c := range p.w[:p.n] {
		if c == 'y' && (i == 0 || p.vowel(i-1)) {
			p.w[i] = 'Y'
		}
	}
}

// markRegions finds R1, what follows the first consonant behind a vowel, and R2, the same within R1.
// Three beginnings have an R1 of their own, lest "generic" and "general" become one.
func (p *porter) markRegions() {
	switch {
	case p.n >= 6 && string(p.w[:6]) == "commun":
		p.r1 = 6
	case p.n >= 5 && (string(p.w[:5]) == "gener" || string(p.w[:5]) == "arsen"):
		p.r1 = 5
	default:
		p.r1 = p.region(0)
	}
	p.r2 = p.region(p.r1)
}

func (p *porter) region(from int) int {
	for i := from + 1; i < p.n; i++ {
		if !p.vowel(i) && p.vowel(i-1) {
			return i + 1
		}
	}
	return p.n
}

// step1a takes the plural off.
func (p *porter) step1a() {
	n := p.n
	switch {
	case p.ends("sses"):
		p.n = n - 2
	case p.ends("ied"), p.ends("ies"):
		if n > 4 {
			p.n = n - 2
		} else {
			p.n = n - 1
		}
	case p.ends("us"), p.ends("ss"):
	case p.ends("s") && p.hasVowel(n-2):
		p.n = n - 1
	}
}

// keptAfterPlural lists words that only look like participles.
func keptAfterPlural(w []byte) bool {
	switch string(w) {
	case "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed":
		return true
	}
	return false
}

// step1b takes -ed and -ing off and mends what they leave behind.
func (p *porter) step1b() {
	n, cut := p.n, 0
	switch {
	case p.ends("eedly"), p.ends("eed"):
		at := n - 3
		if p.w[n-1] == 'y' {
			at = n - 5
		}
		if at >= p.r1 {
			p.n = at + 2
		}
		return
	case p.ends("ingly"):
		cut = 5
	case p.ends("edly"):
		cut = 4
	case p.ends("ing"):
		cut = 3
	case p.ends("ed"):
		cut = 2
	default:
		return
	}
	if !p.hasVowel(n - cut) {
		return
	}
	p.n = n - cut
	switch {
	case p.ends("at"), p.ends("bl"), p.ends("iz"):
		p.put(p.n, "e")
	case p.endsDouble():
		p.n = p.n - 1
	case p.r1 >= p.n && p.shortSyllable(p.n):
		p.put(p.n, "e")
	}
}

func (p *porter) endsDouble() bool {
	n := p.n
	if n < 2 || p.w[n-1] != p.w[n-2] {
		return false
	}
	switch p.w[n-1] {
	case 'b', 'd', 'f', 'g', 'm', 'n', 'p', 'r', 't':
		return true
	}
	return false
}

// shortSyllable reports whether w[:end] ends in a vowel between two consonants, the last not w, x or Y,
// or is nothing but a vowel and a consonant.
func (p *porter) shortSyllable(end int) bool {
	switch {
	case end == 2:
		return p.vowel(0) && !p.vowel(1)
	case end < 3 || p.vowel(end-1) || !p.vowel(end-2) || p.vowel(end-3):
		return false
	}
	c := p.w[end-1]
	return c != 'w' && c != 'x' && c != 'Y'
}

// step1c writes a final y behind a consonant as i, so that "policy" and "policies" meet.
func (p *porter) step1c() {
	n := p.n
	if n > 2 && (p.w[n-1] == 'y' || p.w[n-1] == 'Y') && !p.vowel(n-2) {
		p.w[n-1] = 'i'
	}
}

// step5 takes a silent e and a doubled l off.
func (p *porter) step5() {
	n := p.n - 1
	switch {
	case p.w[n] == 'e' && (n >= p.r2 || n >= p.r1 && !p.shortSyllable(n)):
		p.n = n
	case p.w[n] == 'l' && n >= p.r2 && p.w[n-1] == 'l':
		p.n = n
	}
}
