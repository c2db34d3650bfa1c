package quality

import "testing"

// A set is asked what sets on other articles ask, in and out of threads of its own.
func TestStrangers(t *testing.T) {
	asking := func(articles string, texts ...string) Set {
		s := Set{Corpus: articles}
		for _, text := range texts {
			s.Questions = append(s.Questions, Question{ID: text, Text: text})
		}
		return s
	}
	sets := []Set{
		asking("news", "Which chips need a licence?", "When were the tariffs raised?"),
		asking("news", "Do chips need a licence?", "Who raised the tariffs?"),
		asking("arts", "Who painted the ceiling?", "When did the abbey burn?"),
	}
	strangers := Strangers(sets, 0)
	if len(strangers) != 2 || strangers[0].From != 2 || strangers[1].From != 2 {
		t.Fatalf("asked %+v", strangers)
	}
	if first, second := strangers[0], strangers[1]; first.CanAnswer() || first.History != nil || len(second.History) != 1 || second.History[0] != sets[0].Questions[1].Text {
		t.Errorf("asked %+v and %+v", first, second)
	}
	if alone := Strangers(sets[:2], 0); alone != nil {
		t.Errorf("sets on the same articles are asked %+v", alone)
	}
}
