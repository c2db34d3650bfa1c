package answer

import (
	"slices"

	"parley/index/analysis"
)

// sameThing is the share of the words for a thing that the sentence quoted first must have too.
const sameThing = 0.6

// speaksOf reports whether the words for a thing stand in t: a document by its number, else most of them, the last
// among them, two at least and one that is no name of who acts.
func (t telling) speaksOf(thing []analysis.Token) bool {
	if apart(sides(thing), t.sides) || apart(ordinals(thing), t.ordinals) {
		return false
	}
	words, shared, telltale, last := 0, 0, 0, false
	for _, token := range thing {
		has := t.words[token.Term]
		if has && document(token) {
			return true
		}
		if token.Class == analysis.Number && len(token.Exact) < 4 && !has && words > 0 {
			return false // another number of the same series
		}
		day := token.Scheme() == "date"
		if !has && general(token.Exact) || token.Class == analysis.Identifier && !dated([]analysis.Token{token}) {
			continue
		}
		words++
		if last = has; has {
			shared++
			if !general(token.Exact) && (day || token.Class == analysis.Word) {
				telltale++
			}
		}
	}
	return last && shared >= 2 && telltale > 0 && float64(shared) >= sameThing*float64(words)
}

// sides are the governments that tokens name: what one of them did is undone by itself.
func sides(tokens []analysis.Token) []string {
	var named []string
	for _, t := range tokens {
		switch t.Exact {
		case "us", "u.s.", "u.s", "united", "america", "american", "washington":
			named = append(named, "us")
		case "china", "chinese", "beijing":
			named = append(named, "china")
		case "dutch", "netherlands":
			named = append(named, "dutch")
		}
	}
	return named
}

// ordinals are the parts of a thing that tokens name by their place.
func ordinals(tokens []analysis.Token) []string {
	var named []string
	for _, t := range tokens {
		switch t.Exact {
		case "first", "second", "third", "fourth", "fifth":
			named = append(named, t.Exact)
		}
	}
	return named
}

// apart reports whether two sentences name such things and none in common.
func apart(one, other []string) bool {
	return len(one) > 0 && len(other) > 0 && !slices.ContainsFunc(one, func(s string) bool { return slices.Contains(other, s) })
}

// matter leaves out the tokens by which a sentence only dates or compares what it tells: "ten days after the US rule".
func matter(text string, tokens []analysis.Token) []analysis.Token {
	var kept []analysis.Token
	s, aside := stretch{text, tokens}, false
	for i, t := range tokens {
		switch t.Exact {
		case "after", "before", "unlike", "than", "during", "even", "followed", "follows", "beside", "besides":
			aside = true
		default:
			aside = aside && !s.parted(i, ",;:()–—")
		}
		if !aside {
			kept = append(kept, t)
		}
	}
	return kept
}

// document reports whether a token names a document by its number.
func document(t analysis.Token) bool {
	switch t.Scheme() {
	case "eccn", "cfr", "fr", "frdoc", "docket", "rin", "eo", "procl", "hts", "pl":
		return true
	}
	return false
}

// general reports words for who acts, and for what all of the corpus is about, which many sentences share that speak of
// different things.
func general(word string) bool {
	switch word {
	case "united", "states", "us", "america", "american", "china", "chinese", "beijing", "washington", "president", "trump", "xi", "bis",
		"commerce", "department", "ministry", "minister", "white", "house", "court", "supreme", "government", "administration", "treasury",
		"tariff", "tariffs", "duty", "duties", "rate", "rates", "goods", "points", "percent", "trade", "import", "imports", "export", "exports",
		"control", "controls", "license", "licenses", "rare", "earth", "earths", "rareearth", "chip", "chips", "measures", "firms", "listed",
		"section", "entity", "entities", "list", "lists", "set", "sets", "force", "year", "new", "rule", "rules", "order", "notice", "first", "second", "third", "one", "two", "all", "further", "certain":
		return true
	}
	return false
}
