package slack

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestAsk(t *testing.T) {
	v := Ask("and for gallium?", []string{"export-rules", "talks"})
	golden(t, "window/ask", v)
	checkView(t, v)
	if n := len(Ask("", nil).Blocks.BlockSet); n != 2 {
		t.Errorf("without collections there are %d fields, want 2", n)
	}
}

func TestReadAsk(t *testing.T) {
	for _, c := range []struct {
		name, values string
		want         Asking
		wrong        string
	}{
		{"all of it", `{"question":{"entered":{"type":"plain_text_input","value":" Who met\nin Geneva? "}},
			"as_of":{"entered":{"type":"datepicker","selected_date":"2025-06-01"}},
			"collection":{"entered":{"type":"static_select","selected_option":{"text":{"type":"plain_text","text":"talks","emoji":false},"value":"talks"}}}}`,
			Asking{"Who met in Geneva?", "2025-06-01", "talks"}, ""},
		{"a question alone", `{"question":{"entered":{"type":"plain_text_input","value":"Who?"}},
			"as_of":{"entered":{"type":"datepicker","selected_date":null}},"collection":{"entered":{"type":"static_select","selected_option":null}}}`,
			Asking{Question: "Who?"}, ""},
		{"blank", `{"question":{"entered":{"type":"plain_text_input","value":"  "}}}`, Asking{}, "question"},
		{"no date", `{"question":{"entered":{"type":"plain_text_input","value":"Who?"}},"as_of":{"entered":{"type":"datepicker","selected_date":"soon"}}}`,
			Asking{Question: "Who?"}, "as_of"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := ReadAsk(submitted(t, AskWindow, "", c.values))
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			checkInvalid(t, err, c.wrong)
		})
	}
}

func TestAskKeepsLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkView(t, Ask(hostile().Draw(t, "question"), rapid.SliceOf(hostile()).Draw(t, "collections")))
	})
}
