package slack

import (
	"strings"
	"testing"

	"parley/bot/answer"
)

func TestLater(t *testing.T) {
	for _, c := range []struct {
		name  string
		kind  answer.Kind
		later []answer.Quote
		want  bool
	}{
		{"below an answer", answer.Direct, quotes()[1:2], true},
		{"not below the closest passages", answer.Unsure, quotes()[1:2], false},
		{"not without a source", answer.Direct, []answer.Quote{{Text: "It was lifted.", Citation: 9}}, false},
		{"not in part", answer.Direct, []answer.Quote{{Text: strings.Repeat("It was lifted. ", 50), Citation: 1}}, false},
		{"none", answer.Direct, nil, false},
	} {
		a := asking(c.kind, quotes()[0])
		a.Later = c.later
		m := Render(a, View{Surface: InThread, Today: today})
		checkMessage(t, m)
		if got := strings.Contains(m.Text, "Later:"); got != c.want {
			t.Errorf("%s: shown %v, want %v:\n%s", c.name, got, c.want, m.Text)
		}
	}
}
