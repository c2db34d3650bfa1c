package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Definition is an abbreviation a text introduces: Long is "Bureau of Industry and Security", Short "BIS".
// Both are as the text writes them.
type Definition struct{ Long, Short string }

// Definitions finds where text introduces an abbreviation in brackets behind its long form, each pair once,
// in order. It is the algorithm of Schwartz and Hearst ("A simple algorithm for identifying abbreviation
// definitions in biomedical text", 2003): the letters of the short form occur in the long one in order, the
// first at the beginning of a word. Text that introduces none gives none.
func Definitions(text string) []Definition {
	var found []Definition
	seen := map[Definition]bool{}
	for at := 0; ; {
		open := strings.IndexByte(text[at:], '(')
		if open < 0 {
			return found
		}
		open += at
		at = open + 1
		short := bracketed(text[at:])
		if !isShortForm(short) {
			continue
		}
		if long := longForm(clauseBefore(text[:open]), short); long != "" {
			if d := (Definition{long, short}); !seen[d] {
				seen[d] = true
				found = append(found, d)
			}
		}
	}
}

// longestShortForm is the bytes an abbreviation may have.
const longestShortForm = 12

// bracketed returns what a bracket holds up to its end or a comma, without "the" and quotes:
// BIS of (“BIS”), (the "BIS") and (BIS, formerly BXA).
func bracketed(text string) string {
	end := strings.IndexAny(text[:min(len(text), longestShortForm+20)], "),;(")
	if end < 0 {
		return ""
	}
	return strings.Trim(strings.TrimPrefix(strings.TrimSpace(text[:end]), "the "), `"'“”‘’ `)
}

// isShortForm reports one word of two letters or more that begins with a letter or digit and holds a capital,
// two where it is short: "BIS", "EAR", "SMIC", "CoCom", but not "China" or "a".
func isShortForm(short string) bool {
	if len(short) < 2 || len(short) > longestShortForm || strings.ContainsFunc(short, unicode.IsSpace) {
		return false
	}
	capitals := 0
	for _, r := range short {
		if unicode.IsUpper(r) {
			capitals++
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '.' && r != '&' {
			return false
		}
	}
	return capitals >= 2
}

// clauseBefore returns what stands before a bracket in the same clause and line, as far as a long form may reach.
func clauseBefore(text string) string {
	const reach = 160
	from := max(0, len(text)-reach)
	for from < len(text) && !utf8.RuneStart(text[from]) {
		from++
	}
	text = text[from:]
	if i := strings.LastIndexAny(text, "\n;:()"); i >= 0 {
		text = text[i+1:]
	}
	return strings.TrimSpace(text)
}

// longForm returns the shortest end of clause whose letters spell short, "" when none does. It has at most
// min(n+5, 2n) words for n letters, as the authors found.
func longForm(clause, short string) string {
	letters := lettersOf(short)
	long := []byte(lowerASCII(clause))
	i := len(long) - 1
	for n := len(letters) - 1; n >= 0; n-- {
		for i >= 0 && (long[i] != letters[n] || n == 0 && !opensWord(clause, i)) {
			i--
		}
		if i < 0 {
			return ""
		}
		i--
	}
	form := clause[i+1:]
	words := len(strings.Fields(form))
	if words < 2 || words > min(len(letters)+5, 2*len(letters)) || strings.Contains(form, short) {
		return ""
	}
	return form
}

func lettersOf(short string) []byte {
	var out []byte
	for _, c := range []byte(lowerASCII(short)) {
		if isAlnum(c) {
			out = append(out, c)
		}
	}
	return out
}

// opensWord reports whether a word begins at byte i of text.
func opensWord(text string, i int) bool {
	return i == 0 || !isAlnum(text[i-1]) && text[i-1] < utf8.RuneSelf && text[i-1] != '\''
}
