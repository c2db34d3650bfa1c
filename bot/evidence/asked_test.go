package evidence

import (
	"testing"

	"parley/corpus"
)

// A sentence is the likelier the more the question is like one it is said to answer, the more so if both ask for the same
// kind of value.
func TestLikenessToWhatASentenceAnswers(t *testing.T) {
	a := &corpus.Article{ID: "a", Text: "The duty was dropped. It was 10 percent.", Asked: []corpus.Asked{
		{Question: "What became of the fentanyl levy?", At: 0}, {Question: "How high was the fentanyl levy?", At: 22},
	}}
	s := studyOf(t, "how high was the fentanyl levy", []*corpus.Article{a}, [][2]int{{0, len(a.Text)}})
	asked := s.asked[0]
	if len(asked) != 2 || asked[1].words != 1 || asked[1].kind != 1 {
		t.Fatalf("likeness %+v, want all of the second sentence", asked)
	}
	if asked[0].words <= 0 || asked[0].words >= 1 || asked[0].kind != 0 {
		t.Errorf("likeness %+v, want some words of the first sentence and another kind", asked[0])
	}
	if s.passages[0][passageAsked] != 1 {
		t.Errorf("the passage has %.2f, want the best of its sentences", s.passages[0][passageAsked])
	}
	if got := s.terms.covered(s.toldBy(0, 1)); got != 1 || s.passages[0][passageAnswered] != 1 {
		t.Errorf("the second sentence and what it answers tell of %.2f, the passage of %.2f", got, s.passages[0][passageAnswered])
	}
	other := studyOf(t, "who made the ship", []*corpus.Article{a}, [][2]int{{0, len(a.Text)}})
	if got := other.asked[0]; got[0].words != 0 || got[1].words != 0 {
		t.Errorf("another question is like them by %+v", got)
	}
	rest := studyOf(t, "how high was the fentanyl levy", []*corpus.Article{a}, [][2]int{{0, 21}})
	if got := rest.asked[0]; len(got) != 1 || got[0].words == 1 {
		t.Errorf("a passage without the sentence is like it by %+v", got)
	}
}
