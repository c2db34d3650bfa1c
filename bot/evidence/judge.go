package evidence

import "slices"

// A judge scores what is described by features: by a weight for each, and by trees for what no sum of weights can say.
type judge struct {
	weights []float64
	trees   grove
}

func (j judge) score(v []float64) float64 { return dot(j.weights, v) + j.trees.score(v) }

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
		first, then := describeSentence(), describeSign()
		set := describeSetting()
		return slices.Concat(first[:], then[:], set[:])
	}
	all := []feature{{"bias", "1", 0}}
	for _, f := range describe(judgesSentence) {
		all = append(all, feature{"best " + f.name, "of the best sentence: " + f.meaning, 0})
	}
	verdict := describeVerdict()
	return append(all, verdict[:]...)
}
