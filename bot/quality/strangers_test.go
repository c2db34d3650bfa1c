package quality

import "testing"

// A set is asked what the least like it asks, in and out of threads of its own.
func TestStrangers(t *testing.T) {
	asking := func(texts ...string) (s Set) {
		for _, text := range texts {
			s.Questions = append(s.Questions, Question{ID: text, Text: text})
		}
		return s
	}
	sets := []Set{
		asking("Which chips need a licence?", "When were the tariffs raised?"),
		asking("Do chips need a licence?", "Who raised the tariffs?"),
		asking("Who painted the ceiling?", "When did the abbey burn?"),
	}
	strangers := Strangers(sets, 0)
	if len(strangers) != 2 || strangers[0].From != 2 || strangers[1].From != 2 {
		t.Fatalf("asked %+v", strangers)
	}
	if first, second := strangers[0], strangers[1]; first.CanAnswer() || first.History != nil || len(second.History) != 1 || second.History[0] != sets[0].Questions[1].Text {
		t.Errorf("asked %+v and %+v", first, second)
	}
	if alone := Strangers(sets[:1], 0); alone != nil {
		t.Errorf("a set by itself is asked %+v", alone)
	}
}
