package quality

import (
	"cmp"
	"slices"

	"parley/index/analysis"
)

// strangers is how many questions of other sets a model is fitted on as questions nothing answers.
const strangers = 100

// A Stranger is a question of one set asked of the articles of another.
type Stranger struct {
	Question
	From int // the place of the set it is of
}

// Strangers returns questions that nothing in the articles of a set answers; none where there is no other set. They are evenly
// taken from that third of the other sets whose questions have the fewest words in common with its own. Every second one is asked
// in a thread, after a question of the set itself, so that a model learns that a thread may turn to something else.
func Strangers(sets []Set, of int) []Stranger {
	own := sets[of].Questions
	var out []Stranger
	from := leastAlike(sets, of)
	for _, i := range from {
		for n, q := range sample(sets[i], strangers/len(from)) {
			no := false
			s := Stranger{Question{ID: "stranger " + q.ID, Text: q.Text, Answerable: &no}, i}
			if n%2 == 1 && len(own) > 0 {
				s.History = []string{own[n%len(own)].Text}
			}
			out = append(out, s)
		}
	}
	return out
}

// leastAlike returns the places of a third of the other sets, at least of one, those with the fewest words in common with a set.
func leastAlike(sets []Set, of int) []int {
	known := words(sets[of].Questions)
	var others []int
	likeness := make([]float64, len(sets))
	for i, s := range sets {
		if i != of && len(s.Questions) > 0 {
			others, likeness[i] = append(others, i), known.of(sample(s, strangers))
		}
	}
	slices.SortStableFunc(others, func(a, b int) int { return cmp.Compare(likeness[a], likeness[b]) })
	return others[:min(len(others), max(1, len(others)/3))]
}

// sample takes about n questions evenly from all of a set.
func sample(s Set, n int) []Question {
	var out []Question
	for i := 0; i < len(s.Questions); i += max(1, len(s.Questions)/n) {
		out = append(out, s.Questions[i])
	}
	return out
}

// A vocabulary is the words of questions, as analysed.
type vocabulary map[string]bool

func words(questions []Question) vocabulary {
	known := vocabulary{}
	for _, q := range questions {
		for _, t := range analysis.Analyze(q.Text) {
			if t.Class != analysis.Stop {
				known[t.Term] = true
			}
		}
	}
	return known
}

// of is the share of the words of questions that are known; 0 for no words.
func (known vocabulary) of(questions []Question) float64 {
	shared, all := 0, 0
	for _, q := range questions {
		for _, t := range analysis.Analyze(q.Text) {
			if t.Class != analysis.Stop {
				all++
				if known[t.Term] {
					shared++
				}
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float64(shared) / float64(all)
}
