package analysis

// bytesPerToken is a little less than English text takes per word, so that one allocation usually does.
const bytesPerToken = 5

// Analyze returns the tokens of text in order of Start, an identifier right after the word it begins with.
// It is the one way from text to terms, for articles and for questions. Text without words gives none.
// Tokens share the memory of text where they can.
func Analyze(text string) []Token { return analyze(text, stem) }

func analyze(text string, stem func(string) string) []Token {
	words := appendWords(make([]Token, 0, len(text)/bytesPerToken+4), text, stem)
	f := finder{text: text, words: words}
	f.run()
	return merge(words, f.found)
}

// appendWords scans text and classes its words.
func appendWords(words []Token, text string, stem func(string) string) []Token {
	lower := lowerASCII(text)
	for at := 0; ; {
		start, end, s := scan(text, at)
		if start == len(text) {
			break
		}
		at = end
		if s == han {
			words = appendPairs(words, text, start, end)
			continue
		}
		t := Token{Start: start, End: end, Position: len(words), Exact: fold(lower[start:end], s)}
		switch {
		case t.Exact == "": // nothing but marks
			continue
		case s&(letters|digits) == digits:
			t.Class, t.Term = Number, t.Exact
		case isStop(t.Exact):
			t.Class, t.Term = Stop, t.Exact
		default:
			t.Term = stem(t.Exact)
		}
		words = append(words, t)
	}
	markCountry(text, words)
	return words
}

// appendPairs adds a token for each pair of neighbouring characters, or for the one there is.
func appendPairs(words []Token, text string, start, end int) []Token {
	first, second := start, 0
	for i := range text[start:end] {
		i += start
		if i == start {
			continue
		}
		if second > 0 {
			words = appendHan(words, text, first, i)
			first = second
		}
		second = i
	}
	return appendHan(words, text, first, end)
}

func appendHan(words []Token, text string, start, end int) []Token {
	plain := foldForeign(text[start:end])
	return append(words, Token{Start: start, End: end, Position: len(words), Exact: plain, Term: plain})
}

// merge puts what was found over the words in its place.
func merge(words, found []Token) []Token {
	if len(found) == 0 {
		return words
	}
	out := make([]Token, 0, len(words)+len(found))
	for _, w := range words {
		out = append(out, w)
		for len(found) > 0 && found[0].Position == w.Position {
			out = append(out, found[0])
			found = found[1:]
		}
	}
	return out
}
