package quality

import (
	"cmp"
	"math"
	"slices"
)

// auc is the chance that an answerable question gets more confidence than one that is not, ties counting half
// (the Mann-Whitney form of the area under the ROC curve).
func auc(judged []Judged) Share {
	var positive, negative []float64
	for _, j := range judged {
		if j.Question.CanAnswer() {
			positive = append(positive, j.Answer.Confidence)
		} else {
			negative = append(negative, j.Answer.Confidence)
		}
	}
	var above mean
	for _, p := range positive {
		for _, n := range negative {
			above.add((1 + float64(cmp.Compare(p, n))) / 2)
		}
	}
	return above.share()
}

// kept is the largest share of all questions that can be answered, the surest first, so that a share of precision of
// those answers is right by the first quotation. An unanswerable question answered is wrong. Questions of the same
// confidence are answered together.
func kept(judged []Judged, precision float64) Share {
	if len(judged) == 0 {
		return Share(math.NaN())
	}
	sorted := slices.Clone(judged)
	slices.SortStableFunc(sorted, func(a, b Judged) int { return cmp.Compare(b.Answer.Confidence, a.Answer.Confidence) })
	right, best := 0, 0
	for i, j := range sorted {
		if j.Question.CanAnswer() && j.quoted(1) {
			right++
		}
		last := i+1 == len(sorted) || sorted[i+1].Answer.Confidence != j.Answer.Confidence
		if last && float64(right) >= precision*float64(i+1)-1e-9 {
			best = i + 1
		}
	}
	return Share(float64(best) / float64(len(judged)))
}

// bins is the number of equally wide bins of confidence.
const bins = 10

// calibration is the expected calibration error (Naeini, Cooper and Hauskrecht, 2015): the mean over all questions of
// the distance between the mean confidence of a bin and its share of right ones. Right means that one of the first n
// quotations is; nothing about an unanswerable question is.
func calibration(judged []Judged, n int) Share {
	var confidence, right [bins]float64
	for _, j := range judged {
		bin := min(bins-1, int(j.Answer.Confidence*bins))
		confidence[bin] += j.Answer.Confidence
		right[bin] += one(j.Question.CanAnswer() && j.quoted(n))
	}
	sum := 0.0
	for i := range confidence {
		sum += math.Abs(confidence[i] - right[i])
	}
	return Share(sum / float64(len(judged)))
}
