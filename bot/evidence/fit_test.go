package evidence

import (
	"reflect"
	"strings"
	"testing"

	"parley/bot/question"
	"parley/index"
)

// A model fitted on cases whose answer always holds a date must come to prefer sentences that do,
// and the same cases give the same weights.
func TestFitLearnsAndRepeats(t *testing.T) {
	var cases []Case
	for _, subject := range []string{"truce", "tariff", "licence", "letter"} {
		q := understand(t, "When did the "+subject+" begin?", nil, "")
		candidates, stats := propose(q,
			"The "+subject+" began after much talk. The "+subject+" began on 3 March 2025. Nobody minded.",
			"A "+subject+" is a thing. Others began too.")
		cases = append(cases, Case{
			Question: q, Candidates: candidates, Stats: stats, Weight: 1, Answerable: true,
			Right:   func(article string) bool { return article == "a" },
			Worth:   func(_, text string) bool { return strings.Contains(text, "3 March") },
			Answers: func(article, text string) bool { return article == "a" && strings.Contains(text, "3 March") },
		}, Case{
			Question: understand(t, "Who sang of "+subject+" in Vienna last night?", nil, ""), Candidates: candidates, Stats: stats, Weight: 1,
			Right: func(string) bool { return false }, Worth: func(_, _ string) bool { return false },
		})
	}
	m := Fit(cases, func(string, float64) {})
	if again := Fit(cases, func(string, float64) {}); !reflect.DeepEqual(again.judges(), m.judges()) {
		t.Error("a second fit gave other weights")
	}
	choice := m.Choose(cases[0].Question, cases[0].Candidates, cases[0].Stats)
	if got := best(choice); !strings.Contains(got, "3 March") {
		t.Errorf("chose %q", got)
	}
	if wrong := m.Choose(cases[1].Question, cases[1].Candidates, cases[1].Stats); wrong.Confidence >= choice.Confidence {
		t.Errorf("confidence %.3f for what is there, %.3f for what is not", choice.Confidence, wrong.Confidence)
	}
}

func TestFitOfNothing(t *testing.T) {
	if m := Fit(nil, func(string, float64) {}); m.Choose(question.Question{}, nil, index.Stats{}).Confidence != 0 {
		t.Error("a model of nothing is confident")
	}
}
