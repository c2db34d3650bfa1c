package slack

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFeedback(t *testing.T) {
	v := Feedback("1764-7")
	golden(t, "window/feedback", v)
	checkView(t, v)
}

func TestReadFeedback(t *testing.T) {
	reason := func(value string) string {
		return `{"type":"radio_buttons","selected_option":{"text":{"type":"plain_text","text":"x"},"value":"` + value + `"}}`
	}
	for _, c := range []struct {
		name, values string
		want         Complaint
		wrong        string // the field that is wrong
	}{
		{"a reason", `{"reason":{"entered":` + reason("old") + `},"text":{"entered":{"type":"plain_text_input","value":null}}}`,
			Complaint{"q1", OutOfDate, ""}, ""},
		{"and words", `{"reason":{"entered":` + reason("other") + `},"text":{"entered":{"type":"plain_text_input","value":" It was suspended. "}}}`,
			Complaint{"q1", OtherReason, "It was suspended."}, ""},
		{"other without words", `{"reason":{"entered":` + reason("other") + `}}`, Complaint{"q1", OtherReason, ""}, "text"},
		{"no reason", `{"reason":{"entered":{"type":"radio_buttons","selected_option":null}}}`, Complaint{Answer: "q1"}, "reason"},
		{"not a reason", `{"reason":{"entered":` + reason("else") + `}}`, Complaint{"q1", "else", ""}, "reason"},
		{"nothing", `{}`, Complaint{Answer: "q1"}, "reason"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := ReadFeedback(submitted(t, FeedbackWindow, "q1", c.values))
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			checkInvalid(t, err, c.wrong)
		})
	}
}
