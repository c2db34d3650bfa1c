package question

import (
	"slices"
	"testing"

	"parley/index/analysis"
)

func TestMessagesThatChangeAPart(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	const first = "Since when has the Netherlands required licenses for immersion machines?"
	for _, test := range []struct {
		text    string
		earlier []string
		kind    Kind
		without string // a word of the thread that no longer counts
	}{
		{"And Japan?", []string{first}, KindOf(analysis.Analyze(first)), "netherlands"},
		{"what about the plants", []string{"When did the ban begin?"}, When, ""},
		{"what about germanium?", []string{"When did the ban begin?", "It began on 3 July 2023."}, When, ""},
		{"And who signed?", []string{"When did the ban begin?"}, Who, ""},
		{"What is the cap?", []string{"When did the ban begin?"}, Open, ""},
	} {
		q := r.Understand(test.text, test.earlier, "")
		if q.Kind != test.kind {
			t.Errorf("%q after %q asks %q, want %q", test.text, test.earlier, q.Kind, test.kind)
		}
		if test.without != "" && slices.ContainsFunc(q.Concepts, func(c Concept) bool { return c.Exact == test.without }) {
			t.Errorf("%q still asks about %s", test.text, test.without)
		}
	}
}

// What cannot be understood alone takes more from the thread than what can.
func TestMessagesThatLeanOnTheThread(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	weight := func(text string) float64 {
		q := r.Understand(text, []string{"Which antimony licenses are suspended?"}, "")
		for _, c := range q.Concepts {
			if c.Exact == "antimony" {
				return c.Weight
			}
		}
		return 0
	}
	alone := weight("How high were duties on soybean exports to Mexico in March 2025?")
	for _, text := range []string{"until when?", "Does that still apply?", "Which ministry extended them in Beijing last November?"} {
		if got := weight(text); got <= alone {
			t.Errorf("%q takes %.2f from the thread, a whole question %.2f", text, got, alone)
		}
	}
}

func TestLastAsked(t *testing.T) {
	for want, earlier := range map[string][]string{
		"":                    nil,
		"Who met in Geneva?":  {"Who met in Geneva?", "Bessent and He Lifeng met in Geneva."},
		"and when?":           {"Who met in Geneva?", "Bessent and He Lifeng met in Geneva.", "and when?"},
		"h20 license status":  {"h20 license status", "The H20 needs a license."},
		"Is it in force now?": {"The rule took effect in September.", "Is it in force now?"},
	} {
		if got := LastAsked(earlier); got != want {
			t.Errorf("%q: %q, want %q", earlier, got, want)
		}
	}
}
