package analysis

// WithoutMarker leaves the bullet of a list item, and the space behind it, out of a sentence at span of text: it is no word of the
// author's.
func WithoutMarker(text string, span Span) Span {
	for _, marker := range []string{"- ", "* ", "• ", "– "} {
		if span.End-span.Start > len(marker) && text[span.Start:span.Start+len(marker)] == marker {
			span.Start += len(marker)
			for span.Start < span.End && text[span.Start] == ' ' {
				span.Start++
			}
		}
	}
	return span
}
