package bot_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/bot"
	"parley/bot/answer"
	"parley/corpus"
)

// The same questions, asked as of several days of the briefings, have other answers. The golden keeps how many are right and
// which, as they are: whoever changes the figures sees what was won and lost.
func TestAsOfSet(t *testing.T) {
	if testing.Short() {
		t.Skip("its figures are the same however slowly they are computed")
	}
	set, err := os.ReadFile(filepath.Join("testdata", "asof.txt"))
	if err != nil {
		t.Fatal(err)
	}
	b := dating(t, briefingStore(t))
	var lines strings.Builder
	all, right, shown := 0, 0, 0
	for row := range strings.Lines(string(set)) {
		if strings.HasPrefix(row, "#") {
			continue
		}
		fields := strings.Split(strings.TrimSpace(row), " | ")
		ask := strings.TrimSuffix(fields[0], "?") + " as of " + fields[1] + "?"
		a, err := b.Ask(t.Context(), bot.Message{Text: ask})
		if err != nil {
			t.Fatal(err)
		}
		all++
		at := says(a, strings.Split(fields[2], "; "))
		if at == 1 {
			right++
		}
		if at > 0 {
			shown++
		}
		fmt.Fprintf(&lines, "%s: %s, quotation %d\n", ask, a.Kind, at)
		notLater(t, a, corpus.Day(fields[1]))
	}
	got := fmt.Sprintf("first quotation right: %d of %d · among three: %d\n%s", right, all, shown, lines.String())
	golden := filepath.Join("testdata", "asof.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	was, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(was) {
		t.Errorf("the figures changed; go test ./bot -run TestAsOfSet -update takes the new ones:\n%s", got)
	}
}

// says is which quotation has one of the words, from 1; 0 for none.
func says(a answer.Answer, words []string) int {
	for i, q := range a.Quotes {
		for _, w := range words {
			if strings.Contains(q.Text, w) {
				return i + 1
			}
		}
	}
	return 0
}

// notLater holds an answer to the day: what is quoted was published by then, or rests on what was.
func notLater(t *testing.T, a answer.Answer, day corpus.Day) {
	t.Helper()
	for _, c := range a.Citations {
		if c.Published <= day {
			continue
		}
		if len(c.Sources) == 0 {
			t.Errorf("%s: [%d] came out later and rests on nothing", a.Question, c.N)
		}
		for _, s := range c.Sources {
			if s.Date > string(day) {
				t.Errorf("%s: [%d] rests on a document of %s", a.Question, c.N, s.Date)
			}
		}
	}
}
