package analysis

import "strings"

// A Span is text[Start:End], in bytes.
type Span struct{ Start, End int }

// Sentences divides text into sentences. A line break always ends one.
func Sentences(text string) []Span {
	var out []Span
	at := 0
	for _, s := range strings.SplitAfter(text, ". ") {
		out = append(out, Span{at, at + len(strings.TrimSpace(s))})
		at += len(s)
	}
	return out
}
