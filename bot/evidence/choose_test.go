package evidence

import (
	"math"
	"strings"
	"testing"

	"parley/bot/question"
	"parley/corpus"
	"parley/index"
)

// propose makes one candidate of each text, with statistics as if the corpus were these passages.
func propose(q question.Question, texts ...string) ([]Candidate, index.Stats) {
	stats := index.Stats{Passages: 100, Frequency: map[string]int{}}
	candidates := make([]Candidate, len(texts))
	for i, text := range texts {
		a := &corpus.Article{ID: string(rune('a' + i)), Title: "Untitled", Text: text}
		candidates[i] = Candidate{Hit: index.Hit{Article: a.ID, End: len(text), Score: 1}, Article: a}
	}
	for _, c := range q.Concepts {
		stats.Frequency[c.Term] = 3
	}
	return candidates, stats
}

func understand(t *testing.T, text string, earlier []string, asOf corpus.Day) question.Question {
	t.Helper()
	r, err := question.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	return r.Understand(text, earlier, asOf)
}

func choose(t *testing.T, q question.Question, candidates []Candidate, stats index.Stats) Choice {
	t.Helper()
	m, err := NewModel()
	if err != nil {
		t.Fatal(err)
	}
	return m.Choose(q, candidates, stats)
}

func best(c Choice) string {
	s := c.Sentences[0]
	return c.Ranked[s.Candidate].Article.Text[s.Start:s.End]
}

func TestChoosePicksTheSentence(t *testing.T) {
	for _, test := range []struct{ name, asked, text, want string }{
		{"most of the words", "Who led the Stockholm talks?",
			"The weather was fine. Scott Bessent led the Stockholm talks in July. Nobody spoke of fish.",
			"Scott Bessent led the Stockholm talks in July."},
		{"a date for when", "When was the truce extended?",
			"The truce was extended after long talks. The truce was extended on 11 August 2025.",
			"The truce was extended on 11 August 2025."},
		{"an amount for how much", "How much was the truce duty?",
			"The truce duty was much discussed. The truce duty was 10 percent.",
			"The truce duty was 10 percent."},
		{"words side by side", "What is the export rule?",
			"The rule on fish says that export is dull today. Cats sleep a lot in summer. The export rule asks each seller for papers today.",
			"The export rule asks each seller for papers today."},
	} {
		q := understand(t, test.asked, nil, "")
		candidates, stats := propose(q, test.text)
		if got := best(choose(t, q, candidates, stats)); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestChooseDropsRepetition(t *testing.T) {
	q := understand(t, "Who led the Stockholm talks?", nil, "")
	candidates, stats := propose(q,
		"Scott Bessent led the Stockholm talks in late July.",
		"Scott Bessent led the Stockholm talks in late July!",
		"He Lifeng led the Chinese side at the Stockholm talks.")
	c := choose(t, q, candidates, stats)
	if len(c.Sentences) != 2 {
		t.Errorf("%d sentences, want 2: one of the twins goes", len(c.Sentences))
	}
	if len(c.Ranked) != 3 {
		t.Errorf("%d ranked, want all 3", len(c.Ranked))
	}
}

func TestChooseNothing(t *testing.T) {
	q := understand(t, "Who led the Stockholm talks?", nil, "")
	c := choose(t, q, nil, index.Stats{})
	if c.Confidence != 0 || len(c.Sentences) != 0 || len(c.Ranked) != 0 {
		t.Errorf("choice of nothing: %+v", c)
	}
}

func TestConfidenceFollowsCoverage(t *testing.T) {
	q := understand(t, "Who led the Stockholm trade talks?", nil, "")
	ask := func(text string) float64 {
		candidates, stats := propose(q, text)
		return choose(t, q, candidates, stats).Confidence
	}
	full, half := ask("Scott Bessent led the Stockholm trade talks."), ask("Somebody led a choir in Vienna.")
	if full <= half {
		t.Errorf("confidence %v for all words, %v for one", full, half)
	}
}

// A sentence is article text, whatever bytes the article holds, and no number is ever not a number.
func FuzzChoose(f *testing.F) {
	f.Add("Who met?", "They met in Stockholm. Nobody\nelse came.")
	f.Add("§ 744.23", "Sec. 744.23(a)(2) applies.\n\n- one\n- two")
	f.Add("🙂 \xff", "\xff\xfe … \x00")
	f.Fuzz(func(t *testing.T, asked, text string) {
		q := understand(t, asked, []string{text}, "")
		candidates, stats := propose(q, text, strings.ToUpper(text))
		c := choose(t, q, candidates, stats)
		for _, s := range c.Sentences {
			a := c.Ranked[s.Candidate].Article
			if s.Start < 0 || s.Start > s.End || s.End > len(a.Text) {
				t.Fatalf("sentence [%d:%d] of %d bytes", s.Start, s.End, len(a.Text))
			}
		}
		if math.IsNaN(c.Confidence) || c.Confidence < 0 || c.Confidence > 1 {
			t.Fatalf("confidence %v", c.Confidence)
		}
	})
}
