package slack

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"
)

// FeedbackWindow is the callback id of the window Feedback opens.
const FeedbackWindow = "feedback"

// mostComment is the longest comment on an answer, in characters.
const mostComment = 1000

// A Reason is why an answer did not help.
type Reason string

// The reasons offered.
const (
	WrongPassage Reason = "wrong"   // the passage does not answer the question
	OutOfDate    Reason = "old"     // a newer article says otherwise
	ShouldKnow   Reason = "missing" // the answer is in the corpus, or ought to be
	OtherReason  Reason = "other"   // as the text says
)

// A Complaint is what someone found wrong with an answer.
type Complaint struct {
	Answer string // id
	Reason Reason
	Text   string // in their own words, "" when they added none
}

// Feedback returns the window that asks what was wrong with an answer. What is written there is for those who look
// after Parley and is not shown to others.
func Feedback(answerID string) slack.ModalViewRequest {
	reasons := slack.NewRadioButtonsBlockElement(entered,
		option(string(WrongPassage), "Wrong passage", "It does not answer the question."),
		option(string(OutOfDate), "Out of date", "A newer article says otherwise."),
		option(string(ShouldKnow), "Should have known", "The articles hold the answer, or ought to."),
		option(string(OtherReason), "Something else", ""),
	)
	return window(FeedbackWindow, "What was wrong?", "Send", answerID,
		field("reason", "What was wrong with this answer?", "", false, reasons),
		field("text", "In your own words", "Where should I have looked? Only those who look after Parley read this.", true,
			typed(mostComment, true, "", "The rule was suspended in November; see …")),
	)
}

// ReadFeedback reads the window back. The error is an Invalid when a reason is missing, or the words for "other".
func ReadFeedback(v slack.View) (Complaint, error) {
	c := Complaint{Answer: v.PrivateMetadata, Reason: Reason(chosen(v, "reason")), Text: strings.TrimSpace(values(v, "text").Value)}
	wrong := Invalid{}
	if !slices.Contains([]Reason{WrongPassage, OutOfDate, ShouldKnow, OtherReason}, c.Reason) {
		wrong["reason"] = "Choose what comes nearest."
	}
	if c.Reason == OtherReason && c.Text == "" {
		wrong["text"] = "Say what was wrong, in a few words."
	}
	return c, wrong.orNil()
}
