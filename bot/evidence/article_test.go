package evidence

import (
	"testing"

	"parley/corpus"
	"parley/index"
)

// studyOf reads passages of articles named by their letters: "a", "a", "b" are two of one and one of another.
func studyOf(t *testing.T, asked string, articles []*corpus.Article, spans [][2]int) *study {
	t.Helper()
	q := understand(t, asked, nil, "")
	stats := index.Stats{Passages: 100, Frequency: map[string]int{}}
	for _, c := range q.Concepts {
		stats.Frequency[c.Term] = 3
	}
	var candidates []Candidate
	for i, a := range articles {
		candidates = append(candidates, Candidate{Hit: index.Hit{Article: a.ID, Start: spans[i][0], End: spans[i][1], Score: 1}, Article: a})
	}
	return newStudy(q, candidates, stats, &texts{})
}

// What one passage of an article lacks another may hold: each is ranked with the article's words together.
func TestPassagesOfAnArticleCountTogether(t *testing.T) {
	a := &corpus.Article{ID: "a", Text: "Gallium was banned. Germanium was licensed."}
	b := &corpus.Article{ID: "b", Text: "Gallium was banned."}
	s := studyOf(t, "gallium and germanium", []*corpus.Article{a, a, b}, [][2]int{{0, 19}, {20, 43}, {0, 19}})
	for i, want := range []float64{1, 1, 0.5} {
		if got := s.passages[i][passageJoined]; got < want-0.01 || got > want+0.01 {
			t.Errorf("passage %d: joined %.2f, want %.2f", i, got, want)
		}
	}
}

func TestArticleOfTheDayAskedFor(t *testing.T) {
	for _, test := range []struct {
		asked     string
		published corpus.Day
		want      float64
	}{
		{"What did the 28 July 2025 report say of chips?", "2025-07-28", 1},
		{"What did the 28 July 2025 report say of chips?", "2025-07-03", 0},
		{"Chip rules in May 2025", "2025-05-12", 2. / 3},
		{"Chip rules in May 2025", "2025-06-12", 0},
		{"Chip rules in 2025", "2025-06-12", 1. / 3},
		{"Chip rules in 2025", "", 0},
		{"Chip rules", "2025-06-12", 0},
	} {
		a := &corpus.Article{ID: "a", Text: "Of chips.", Published: test.published}
		s := studyOf(t, test.asked, []*corpus.Article{a}, [][2]int{{0, 9}})
		if got := s.passages[0][passageDated]; got < test.want-0.01 || got > test.want+0.01 {
			t.Errorf("%q, published %q: %.2f, want %.2f", test.asked, test.published, got, test.want)
		}
	}
}

func TestTightIsWhatStandsClose(t *testing.T) {
	near := &corpus.Article{ID: "a", Text: "Gallium and germanium were banned."}
	far := &corpus.Article{ID: "b", Text: "Gallium was banned in the summer, which was a long and a dry one for all who lived there, and so was germanium."}
	s := studyOf(t, "gallium and germanium", []*corpus.Article{near, far}, [][2]int{{0, len(near.Text)}, {0, len(far.Text)}})
	if s.passages[0][passageTight] < 0.99 || s.passages[1][passageTight] > 0.51 {
		t.Errorf("tight %.2f and %.2f, want 1 and ½", s.passages[0][passageTight], s.passages[1][passageTight])
	}
}
