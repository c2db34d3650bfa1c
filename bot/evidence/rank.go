package evidence

import (
	"sort"

	"parley/bot/question"
)

// nthLargest returns the n-th largest weight, n from 1.
func nthLargest(concepts []question.Concept, n int, weigh func(question.Concept) float64) float64 {
	weights := make([]float64, len(concepts))
	for i, c := range concepts {
		weights[i] = weigh(c)
	}
	sort.Sort(sort.Reverse(sort.Float64Slice(weights)))
	return weights[n-1]
}
