package answer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/bot/question"
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
