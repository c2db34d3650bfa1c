package slack

import (
	"testing"

	"pgregory.net/rapid"

	"parley/bot/answer"
)

func TestDoubt(t *testing.T) {
	m := Doubt(answers()["direct"], Repeat, 0)
	golden(t, "render/doubt", m)
	checkMessage(t, m)
	if m := Doubt(answers()["help"], Repeat, 0); m.Text != "" || m.Blocks != nil {
		t.Errorf("of help: %+v", m)
	}
	if m := Doubt(answer.Answer{Kind: answer.Direct}, Repeat, 0); m.Text != "" {
		t.Errorf("of what has no id: %+v", m)
	}
}

func TestDoubtIsHarmless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if m := Doubt(drawAnswer(t), ShowMore, 3); m.Text != "" {
			checkMessage(t, m)
		}
	})
}
