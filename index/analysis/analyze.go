package analysis

import "strings"

// Analyze returns the tokens of text in order.
func Analyze(text string) []Token {
	var out []Token
	at := 0
	for _, w := range strings.Fields(text) {
		i := at + strings.Index(text[at:], w)
		at = i + len(w)
		x := strings.ToLower(strings.Trim(w, ".,;:!?\"'()"))
		out = append(out, Token{Start: i, End: at, Position: len(out), Exact: x, Term: strings.TrimSuffix(x, "s")})
	}
	return out
}
