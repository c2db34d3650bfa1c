package analysis

import "testing"

func TestWithoutMarker(t *testing.T) {
	for text, want := range map[string]string{
		"- One.": "One.", "•  Two.": "Two.", "* Three.": "Three.", "– Four.": "Four.", "Five - six.": "Five - six.", "-": "-", "- ": "- ", "": "", "5 - 6": "5 - 6",
	} {
		if s := WithoutMarker(text, Span{0, len(text)}); text[s.Start:s.End] != want {
			t.Errorf("%q: %q", text, text[s.Start:s.End])
		}
	}
}
