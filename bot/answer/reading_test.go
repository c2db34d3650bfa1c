package answer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/bot/question"
	"parley/index/analysis"
)

func read(t *testing.T, text string) question.Question {
	t.Helper()
	r, err := question.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	return r.Understand(text, nil, "")
}

func TestRepaired(t *testing.T) {
	for want, repairs := range map[string][]question.Repair{
		"Read “tarrifs” as “tariffs”.":                {{Written: "tarrifs", Read: "tariffs"}},
		"Read “a” as “b” and “c” as “d”.":             {{Written: "a", Read: "b"}, {Written: "c", Read: "d"}},
		"Read “a” as “b”, “c” as “d” and “e” as “f”.": {{Written: "a", Read: "b"}, {Written: "c", Read: "d"}, {Written: "e", Read: "f"}},
	} {
		if diff := cmp.Diff([]Notice{{Kind: "spelling", Text: want}}, repaired(repairs)); diff != "" {
			t.Error(diff)
		}
	}
	if got := repaired(nil); got != nil {
		t.Errorf("without repairs: %v", got)
	}
}

func TestAliased(t *testing.T) {
	for _, c := range []struct{ question, text, want string }{
		{"Which levy is there on chips?", "The duty on chips is 25 percent.", "Also looked for “duty” for “levy”."},
		{"Did the PRC ban semis?", "China's ban covers the chip.", "Also looked for “China” for “PRC” and “chip” for “semis”."},
		{"Which levy is there?", "The levy is a duty.", ""},
		{"Did they suspend it?", "The suspension lasts.", ""}, // of one family
		{"Which levy?", "Nothing of the kind.", ""},
		{"Which levy?", "", ""},
	} {
		var want []Notice
		if c.want != "" {
			want = []Notice{{Kind: "alias", Text: c.want}}
		}
		if diff := cmp.Diff(want, aliased(read(t, c.question), c.text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.question, diff)
		}
	}
}

func TestAliasedByDefinition(t *testing.T) {
	q := read(t, "Which VEU rule did the Bureau of Industry and Security end?")
	validated := question.Meaning{Of: "VEU", Text: "Validated End-User", Words: analysis.Analyze("Validated End-User"), Weight: 0.8}
	bis := question.Meaning{Of: "Bureau of Industry and Security", Text: "BIS", Words: analysis.Analyze("BIS"), Weight: 0.8}
	for i, c := range q.Concepts {
		switch c.Exact {
		case "veu":
			q.Concepts[i].Meanings = []question.Meaning{validated}
		case "bureau", "industry", "security":
			q.Concepts[i].Meanings = []question.Meaning{bis}
		}
	}
	for text, want := range map[string]string{
		"BIS ended the validated end-user rule.":                     "Also looked for “validated end-user” for “VEU” and “BIS” for “Bureau of Industry and Security”.",
		"The VEU rule was ended by BIS, for security and industry.":  "Also looked for “BIS” for “Bureau of Industry and Security”.",
		"The Bureau of Industry and Security (BIS) ended VEU rules.": "",
		"A rule on users at the end is validated.":                   "",
	} {
		got := ""
		for _, n := range aliased(q, text) {
			got += n.Text
		}
		if got != want {
			t.Errorf("%q: %q; want %q", text, got, want)
		}
	}
}

func TestAliasedByIdiom(t *testing.T) {
	q := question.Question{Text: "can we come clean", Concepts: []question.Concept{
		{Term: "come", Position: 2}, {Term: "clean", Position: 3},
		{Term: "voluntari", Position: -1, Idiom: "come clean", Official: "voluntary self-disclosure"},
		{Term: "disclosur", Position: -1, Idiom: "come clean", Official: "voluntary self-disclosure"},
	}}
	for text, want := range map[string]string{
		"A voluntary self-disclosure helps.": "Also looked for “voluntary self-disclosure” for “come clean”.",
		"Disclosure helps.":                  "Also looked for “Disclosure” for “come clean”.",
		"Coming clean is disclosure.":        "",
		"Nothing of the kind.":               "",
	} {
		var notices []Notice
		if want != "" {
			notices = []Notice{{Kind: "alias", Text: want}}
		}
		if diff := cmp.Diff(notices, aliased(q, text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}
