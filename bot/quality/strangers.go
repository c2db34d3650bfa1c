package quality

// strangers is how many questions of other sets a model is fitted on as questions nothing answers.
const strangers = 100

// A Stranger is a question of one set asked of the articles of another.
type Stranger struct {
	Question
	From int // the place of the set it is of
}

// Strangers returns questions of the other sets that are on other articles than a set, about as many of each, as questions that
// nothing in its articles answers; none where there is no such set. Every second one is asked in a thread, after a question of the
// set itself, so that a model learns that a thread may turn to something else.
func Strangers(sets []Set, of int) []Stranger {
	var others []int
	for i, s := range sets {
		if s.Corpus != sets[of].Corpus && len(s.Questions) > 0 {
			others = append(others, i)
		}
	}
	var out []Stranger
	for _, i := range others {
		for n, q := range sample(sets[i], max(1, strangers/len(others))) {
			no := false
			s := Stranger{Question{ID: "stranger " + q.ID, Text: q.Text, Answerable: &no}, i}
			if own := sets[of].Questions; n%2 == 1 && len(own) > 0 {
				s.History = []string{own[n%len(own)].Text}
			}
			out = append(out, s)
		}
	}
	return out
}

// sample takes about n questions evenly from all of a set.
func sample(s Set, n int) []Question {
	var out []Question
	for i := 0; i < len(s.Questions); i += max(1, len(s.Questions)/n) {
		out = append(out, s.Questions[i])
	}
	return out
}
