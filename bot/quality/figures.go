package quality

import (
	"cmp"
	"math"
	"slices"
	"time"

	"parley/bot/answer"
)

// Figures sum up a set. Shares are over the answerable questions unless said otherwise; a figure that
// cannot be had (no gold words, no unanswerable question) is NaN and printed as "–".
type Figures struct {
	Set                      string
	Answerable, Unanswerable int
	Hit1, Hit5               float64 // a right article first, among the first five
	Recall10, MAP10, MRR10   float64
	Passage50                float64 // a passage with gold words among the first fifty
	Quote1, Quote3           float64 // gold words in the first quotation; in the first three
	First                    float64 // the first quotation is of a right article
	AUC                      float64 // of confidence, answerable against not
	AnsweredRight            float64 // of the answers given as such: gold words in the first three quotations
	Answered, AnsweredTraps  float64 // share answered as such: of the answerable, of the others
	CalibrationError         float64 // mean distance of confidence and share right, in ten bins, all questions
	P50, P95, P99            time.Duration
}

// Sum sums up what was judged.
func Sum(set string, judged []Judged) Figures {
	f := Figures{Set: set, AUC: math.NaN(), AnsweredTraps: math.NaN()}
	var sure, unsure []float64
	var took []time.Duration
	var hit1, hit5, recall, ap, rr, passage, quote1, quote3, first, worded, answered, trapped, given, right float64
	for _, j := range judged {
		took = append(took, j.Took)
		direct := j.Answer.Kind == answer.Direct
		if !j.Question.CanAnswer() {
			f.Unanswerable++
			unsure = append(unsure, j.Answer.Confidence)
			trapped += one(direct)
			given += one(direct)
			continue
		}
		f.Answerable++
		sure = append(sure, j.Answer.Confidence)
		hit1 += one(j.Rank == 1)
		hit5 += one(j.Rank > 0 && j.Rank <= 5)
		if j.Rank > 0 && j.Rank <= 10 {
			rr += 1 / float64(j.Rank)
		}
		recall += j.Recall10
		ap += j.AP10
		first += one(j.First)
		answered += one(direct)
		given += one(direct)
		right += one(direct && j.QuoteAt > 0 && j.QuoteAt <= 3)
		if len(j.Question.GoldText) > 0 {
			worded++
			passage += one(j.Passage > 0)
			quote1 += one(j.QuoteAt == 1)
			quote3 += one(j.QuoteAt > 0 && j.QuoteAt <= 3)
		}
	}
	n := float64(f.Answerable)
	f.Hit1, f.Hit5, f.Recall10, f.MAP10, f.MRR10, f.First = hit1/n, hit5/n, recall/n, ap/n, rr/n, first/n
	f.Passage50, f.Quote1, f.Quote3 = passage/worded, quote1/worded, quote3/worded
	f.Answered, f.AnsweredRight = answered/n, right/given
	if f.Unanswerable > 0 {
		f.AnsweredTraps = trapped / float64(f.Unanswerable)
	}
	f.AUC = auc(sure, unsure)
	f.CalibrationError = calibration(judged)
	slices.Sort(took)
	f.P50, f.P95, f.P99 = percentile(took, .50), percentile(took, .95), percentile(took, .99)
	return f
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// auc is the chance that an answerable question gets more confidence than one that is not, ties counting half.
func auc(positive, negative []float64) float64 {
	if len(positive) == 0 || len(negative) == 0 {
		return math.NaN()
	}
	slices.Sort(negative)
	sum := 0.0
	for _, p := range positive {
		below, _ := slices.BinarySearch(negative, p)
		above, _ := slices.BinarySearchFunc(negative, p, func(e, t float64) int {
			if e <= t {
				return -1
			}
			return 1
		})
		sum += float64(below) + float64(above-below)/2
	}
	return sum / float64(len(positive)) / float64(len(negative))
}

// calibration is the expected calibration error over ten bins of confidence: a question counts as right
// when gold words stand among the first three quotations.
func calibration(judged []Judged) float64 {
	var confidence, right, count [10]float64
	n := 0.0
	for _, j := range judged {
		if j.Question.CanAnswer() && len(j.Question.GoldText) == 0 {
			continue
		}
		bin := min(9, int(j.Answer.Confidence*10))
		confidence[bin] += j.Answer.Confidence
		right[bin] += one(j.QuoteAt > 0 && j.QuoteAt <= 3)
		count[bin]++
		n++
	}
	sum := 0.0
	for i := range count {
		if count[i] > 0 {
			sum += math.Abs(confidence[i] - right[i])
		}
	}
	return sum / cmp.Or(n, 1)
}

func percentile(sorted []time.Duration, p float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, int(p*float64(len(sorted))))]
}
