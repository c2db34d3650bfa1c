package evidence

import (
	"testing"

	"parley/corpus"
)

// What every sentence tells of counts little, the word that one alone holds much, and one that none holds nothing.
func TestScarceWordsTellSentencesApart(t *testing.T) {
	const duties = "Goods of China owe the duties of February. The duties on goods of China rose in March. "
	a := &corpus.Article{ID: "a", Title: "Order", Text: duties + duties + "No drawback shall be available."}
	s := studyOf(t, "drawback unicorn duties on goods of China", []*corpus.Article{a}, [][2]int{{0, len(a.Text)}})
	sentences := s.readings[0].sentences
	common, scarce := sentences[0].found, sentences[len(sentences)-1].found
	if c, d := s.amongSentences.covered(common), s.amongSentences.covered(scarce); c >= d {
		t.Errorf("duties, goods and China count %.2f, drawback %.2f", c, d)
	}
	if all := s.amongSentences.covered(s.readings[0].found); all != 1 {
		t.Errorf("all that can be found counts %.2f", all)
	}
	none := studyOf(t, "unicorn", []*corpus.Article{a}, [][2]int{{0, len(a.Text)}})
	if got := none.amongSentences.covered(none.readings[0].found); got != 0 {
		t.Errorf("of a word nothing holds %.2f was found", got)
	}
}

// What the title says, a sentence need not say again.
func TestBeyondTitle(t *testing.T) {
	a := &corpus.Article{ID: "a", Title: "Steel duties", Text: "Steel duties are steel duties. Drawback is available."}
	s := studyOf(t, "drawback of steel duties", []*corpus.Article{a}, [][2]int{{0, len(a.Text)}})
	r := s.readings[0]
	if got := s.terms.beyond(r.sentences[0].found, r.above); got != 0 {
		t.Errorf("a sentence that repeats the title tells %.2f beyond it", got)
	}
	if got := s.terms.beyond(r.sentences[1].found, r.above); got != 1 {
		t.Errorf("a sentence with the rest of the question tells %.2f beyond the title", got)
	}
	if got := s.terms.beyond(r.above, r.above); got != 0 {
		t.Errorf("the title tells %.2f beyond itself", got)
	}
	bare := studyOf(t, "steel duties", []*corpus.Article{a}, [][2]int{{0, len(a.Text)}})
	if got := bare.terms.beyond(bare.readings[0].found, bare.readings[0].above); got != 1 {
		t.Errorf("of a question the title holds all of, %.2f", got)
	}
}
