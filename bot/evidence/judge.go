package evidence

// A judge scores what is described by features: by a weight for each, and by trees for what no sum of weights can say.
type judge struct {
	weights []float64
	trees   grove
}

func (j judge) score(v []float64) float64 { return j.scores([][]float64{v})[0] }

// scores returns the score of each row.
func (j judge) scores(rows [][]float64) []float64 {
	scores := j.trees.scores(rows)
	for i, v := range rows {
		scores[i] += dot(j.weights, v)
	}
	return scores
}

// The parts of a model and the features each goes by.
const (
	judgesPassage    = "passage"
	judgesSentence   = "sentence"
	judgesConfidence = "confidence"
)

// describe returns the features of a part of the model, in order.
func describe(part string) []feature {
	switch part {
	case judgesPassage:
		all, set := describePassage(), describeSetting()
		return append(all[:], set[:]...)
	case judgesSentence:
		set := describeSetting()
		return append(describeLooks(), set[:]...)
	}
	all := []feature{{"bias", "1", 0}}
	for _, f := range describeLooks() { // not the setting: how sure to be must not hang on how many articles there are
		all = append(all, feature{"best " + f.name, "of the best sentence: " + f.meaning, 0})
	}
	verdict := describeVerdict()
	return append(all, verdict[:]...)
}

// describeLooks returns the features of a sentence itself.
func describeLooks() []feature {
	first, then := describeSentence(), describeSign()
	return append(first[:], then[:]...)
}
