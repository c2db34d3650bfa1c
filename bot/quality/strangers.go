package quality

import (
	"parley/index/analysis"
)

// strangers is how many questions of another set a model is fitted on as questions nothing answers.
const strangers = 100

// Strangers returns questions that nothing in the articles of a set answers, and which of others they are of, -1 for none: they are
// evenly taken from the set whose questions have the fewest words in common with its own. Every second one is asked in a thread,
// after a question of the set itself, so that a model learns that a thread may turn to something else.
func Strangers(others []Set, of int) (from int, questions []Question) {
	from = -1
	known, least := words(others[of].Questions), 2.0
	for i, other := range others {
		if i == of || len(other.Questions) == 0 {
			continue
		}
		if likeness := known.of(sample(other)); likeness < least {
			from, least = i, likeness
		}
	}
	if from < 0 {
		return from, nil
	}
	for n, q := range sample(others[from]) {
		no := false
		stranger := Question{ID: "stranger " + q.ID, Text: q.Text, Answerable: &no}
		if own := others[of].Questions; n%2 == 1 && len(own) > 0 {
			stranger.History = []string{own[n%len(own)].Text}
		}
		questions = append(questions, stranger)
	}
	return from, questions
}

// sample takes questions evenly from all of a set.
func sample(s Set) []Question {
	var out []Question
	for i := 0; i < len(s.Questions); i += max(1, len(s.Questions)/strangers) {
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
