package evidence

import (
	"testing"

	"parley/corpus"
)

// A value that sentences of other articles state too, near the question's words, is likelier the one.
func TestValuesThatArticlesAgreeOn(t *testing.T) {
	one := &corpus.Article{ID: "a", Text: "The truce ended on 11 August 2025. The truce ended on 3 May 2024."}
	two := &corpus.Article{ID: "b", Text: "Talks before the truce ended 11 August 2025."}
	s := studyOf(t, "when was the truce ended", []*corpus.Article{one, two}, [][2]int{{0, len(one.Text)}, {0, len(two.Text)}})
	stated := s.agreement([]int{0, 1})
	sentences := s.readings[0].sentences
	if got := stated.with(s, 0, sentences[0]); got != 1 {
		t.Errorf("the date both state has %.2f, want all of the question", got)
	}
	if got := stated.with(s, 0, sentences[1]); got != 0 {
		t.Errorf("the date one states has %.2f", got)
	}
	open := studyOf(t, "truce", []*corpus.Article{one}, [][2]int{{0, len(one.Text)}})
	if got := open.agreement([]int{0}).with(open, 0, open.readings[0].sentences[0]); got != 0 {
		t.Errorf("where no value is asked for they agree by %.2f", got)
	}
}
