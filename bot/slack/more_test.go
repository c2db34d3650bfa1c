package slack

import (
	"testing"

	"parley/bot/answer"
)

func TestMore(t *testing.T) {
	for _, name := range []string{"direct", "endless", "nothing"} {
		t.Run(name, func(t *testing.T) {
			m, ok := More(answers()[name], 1, View{Surface: InThread, Today: today})
			if !ok {
				t.Fatal("there is no more")
			}
			golden(t, "more/"+name, m)
			checkMessage(t, m)
		})
	}
}

func TestMoreEnds(t *testing.T) {
	a := answers()["direct"]
	for _, n := range []int{-1, 0, 2} {
		if _, ok := More(a, n, View{}); ok {
			t.Errorf("there is a page %d", n)
		}
	}
	if _, ok := More(answer.Answer{}, 1, View{}); ok {
		t.Error("an answer that is gone has more")
	}
}
