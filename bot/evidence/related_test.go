package evidence

import (
	"testing"

	"parley/corpus"
)

// A word of like meaning counts a little, less than the word that was asked for, and is no coverage by itself.
func TestWordsOfLikeMeaning(t *testing.T) {
	same := &corpus.Article{ID: "a", Text: "They abolished it."}
	like := &corpus.Article{ID: "b", Text: "They terminated it."}
	other := &corpus.Article{ID: "c", Text: "They painted it."}
	s := studyOf(t, "abolished when", []*corpus.Article{same, like, other}, [][2]int{{0, len(same.Text)}, {0, len(like.Text)}, {0, len(other.Text)}})
	related := func(i int) float64 { return s.passages[i][passageRelated] }
	if related(0) != 1 || related(1) <= 0 || related(1) >= 1 || related(2) != 0 {
		t.Errorf("related %.2f, %.2f, %.2f; want 1, some, 0", related(0), related(1), related(2))
	}
	if s.passages[1][passageCoverage] != 0 {
		t.Errorf("a word of like meaning covers %.2f of the question", s.passages[1][passageCoverage])
	}
}
