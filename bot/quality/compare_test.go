package quality

import (
	"bytes"
	"strings"
	"testing"

	"parley/bot/answer"
)

func TestComparison(t *testing.T) {
	at := func(id string, confidence float64, quoteAt int) Judged {
		j := sure(confidence, quoteAt)
		j.Set, j.Question.ID, j.Question.Text = "s", id, "Who did "+id+"?"
		j.Answer.Quotes = []answer.Quote{{Text: "Quote  of " + id + ".", Citation: 1}}
		return j
	}
	was := []Judged{at("won", .3, 2), at("lost", .9, 1), at("moved", .5, 1), at("same", .5, 1), at("gone", 1, 1)}
	is := []Judged{at("won", .4, 1), at("lost", .9, 0), at("moved", .6, 1), at("same", .5, 1), at("new", 1, 1)}
	var file bytes.Buffer
	if err := WriteJudged(&file, was); err != nil {
		t.Fatal(err)
	}
	was, err := ReadJudged(&file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := WriteComparison(&out, was, is); err != nil {
		t.Fatal(err)
	}
	const want = `s: 1 won, 1 lost, 1 otherwise moved, 1 as before, 1 not asked before

  won won: Who did won?
    was: gold words in quote 2, right article at 0, answer at 0.300
         Quote of won.
    is:  gold words in quote 1, right article at 0, answer at 0.400
         Quote of won.


  lost lost: Who did lost?
    was: gold words in quote 1, right article at 0, answer at 0.900
         Quote of lost.
    is:  gold words in no quote, right article at 0, answer at 0.900
         Quote of lost.

`
	if out.String() != want {
		t.Errorf("got\n%s", out.String())
	}
}

func TestReadJudgedNamesTheLine(t *testing.T) {
	if _, err := ReadJudged(strings.NewReader("{}\n{")); err == nil || !strings.Contains(err.Error(), "answer 2") {
		t.Errorf("got %v", err)
	}
}
