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
	from, strangers := Strangers(sets, 0)
	if from != 2 || len(strangers) != 2 {
		t.Fatalf("%d strangers of set %d", len(strangers), from)
	}
	if first, second := strangers[0], strangers[1]; first.CanAnswer() || first.History != nil || len(second.History) != 1 || second.History[0] != sets[0].Questions[1].Text {
		t.Errorf("asked %+v and %+v", first, second)
	}
	if from, strangers := Strangers(sets[:1], 0); from != -1 || strangers != nil {
		t.Errorf("a set by itself is asked %+v of set %d", strangers, from)
	}
}
