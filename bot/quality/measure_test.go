package quality

import (
	"context"
	"errors"
	"strings"
	"testing"

	"parley/bot"
	"parley/bot/answer"
)

// asker answers with what it was asked.
type asker struct{ err error }

func (a asker) Ask(_ context.Context, m bot.Message) (answer.Answer, error) {
	return answer.Answer{ID: m.ID, Kind: answer.Nothing, Question: strings.Join(append(m.Earlier, m.Text, string(m.AsOf)), "|")}, a.err
}

func TestMeasureAsksFollowUpsTwice(t *testing.T) {
	s := Set{Name: "s", Questions: []Question{{ID: "1", Text: "Who?", AsOf: "2025-01-02"}, {ID: "2", Text: "When?", History: []string{"What?"}}}}
	ticks := 0
	judged, err := Measure(t.Context(), s, asker{}, texts, func() { ticks++ })
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, j := range judged {
		got = append(got, j.Answer.Question)
		if j.Set != "s" || j.Took <= 0 || j.Alone != (j.Question.ID == "2" && len(j.Question.History) == 0) {
			t.Errorf("judged %+v", j)
		}
	}
	if want := "Who?|2025-01-02, What?|When?|, When?|"; strings.Join(got, ", ") != want || ticks != 2 {
		t.Errorf("asked %q with %d ticks, want %q", got, ticks, want)
	}
}

func TestMeasureNamesTheQuestionThatFailed(t *testing.T) {
	broken := errors.New("no index")
	_, err := Measure(t.Context(), Set{Questions: []Question{{ID: "q7"}}}, asker{broken}, texts, func() {})
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), "q7") {
		t.Errorf("got %v", err)
	}
}
