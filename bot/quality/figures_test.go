package quality

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"parley/bot/answer"
)

func no() *bool { return new(bool) }

// near reports whether a figure is what was computed by hand.
func near(got Share, want float64) bool {
	return math.IsNaN(want) && math.IsNaN(float64(got)) || math.Abs(float64(got)-want) < 1e-12
}

// known is an answerable question with gold words.
func known(kind answer.Kind, confidence float64, j Judged) Judged {
	j.Question.GoldText = []string{"gold"}
	j.Answer.Kind, j.Answer.Confidence = kind, confidence
	return j
}

// trap is a question nothing answers.
func trap(kind answer.Kind, confidence float64) Judged {
	j := Judged{Question: Question{Answerable: no()}}
	j.Answer.Kind, j.Answer.Confidence = kind, confidence
	return j
}

// five is what the figures below are computed of by hand.
func five() []Judged {
	return []Judged{
		known(answer.Direct, .9, Judged{Rank: 1, Passage: 1, Recall10: 1, AP10: 1, PassageAP: 1, QuoteAt: 1, ArticleAt: 1, Took: 10}),
		known(answer.Direct, .8, Judged{Rank: 4, Passage: 0, Recall10: .5, AP10: .25, PassageAP: 0, QuoteAt: 3, ArticleAt: 2, Took: 20}),
		known(answer.Unsure, .2, Judged{Rank: 12, Passage: 40, ArticleAt: 1, Took: 30}),
		trap(answer.Direct, .8),
		trap(answer.Nothing, .1),
	}
}

func TestSum(t *testing.T) {
	f := Sum("set", "part", five())
	if f.Set != "set" || f.Part != "part" || f.Answerable != 3 || f.Unanswerable != 2 {
		t.Errorf("named and counted %+v", f)
	}
	for name, c := range map[string]struct {
		got  Share
		want float64
	}{
		"Hit@1":                    {f.Hit1, 1. / 3},
		"Hit@5":                    {f.Hit5, 2. / 3},
		"Recall@10":                {f.Recall10, 1.5 / 3},
		"MRR@10":                   {f.MRR10, 1.25 / 3}, // the twelfth place counts nothing
		"MAP@10":                   {f.MAP10, 1.25 / 3},
		"MAP@10 of passages":       {f.PassageMAP, 1. / 3},
		"passage@50":               {f.Passage50, 2. / 3},
		"first":                    {f.First, 2. / 3},
		"quote@1":                  {f.Quote1, 1. / 3},
		"quote@3":                  {f.Quote3, 2. / 3},
		"given":                    {f.Given, 2. / 3},
		"trapped":                  {f.Trapped, 1. / 2},
		"right of those given":     {f.Right, 1. / 3},
		"lured, with nothing near": {f.Lured, math.NaN()},
		"stale, nothing newer":     {f.Stale, math.NaN()},
		"AUC":                      {f.AUC, (2 + 1.5 + 1) / 6},
		"kept.90":                  {f.Kept90, 1. / 5},
		"calibration of the first": {f.Calibration1, (.1 + 1.6 + .2 + .1) / 5},
		"calibration of three":     {f.Calibration3, (.1 + .6 + .2 + .1) / 5},
	} {
		if !near(c.got, c.want) {
			t.Errorf("%s is %v, want %v", name, c.got, c.want)
		}
	}
	if f.Took != (Took{P50: 10, P95: 30, P99: 30}) {
		t.Errorf("took %+v", f.Took)
	}
}

func TestSumOfNothing(t *testing.T) {
	f := Sum("set", "", nil)
	if !math.IsNaN(float64(f.Hit1)) || !math.IsNaN(float64(f.Kept90)) || !math.IsNaN(float64(f.Calibration1)) || f.Took != (Took{}) {
		t.Errorf("figures of nothing: %+v", f)
	}
	if data, err := json.Marshal(f.Hit1); err != nil || string(data) != "null" {
		t.Errorf("no figure is %s in JSON, %v", data, err)
	}
}

// Without known gold words a quotation is right when its article is, and the figures about gold words leave it out.
func TestSumWithoutGoldWords(t *testing.T) {
	unworded := Judged{ArticleAt: 1, Answer: answer.Answer{Kind: answer.Direct, Confidence: 1}}
	f := Sum("set", "", []Judged{unworded})
	if !math.IsNaN(float64(f.Quote1)) || !math.IsNaN(float64(f.Passage50)) || f.Right != 1 || f.Kept95 != 1 || f.Calibration1 != 0 {
		t.Errorf("figures without gold words: %+v", f)
	}
}

func TestSumOfNearAndSuperseded(t *testing.T) {
	f := Sum("set", "", []Judged{
		{Question: Question{Near: []string{"n"}, Superseded: []string{"s"}}, Lured: true},
		{Question: Question{NearOne: "n", Superseded: []string{"s"}}, Stale: true},
		{Question: Question{Answerable: no(), Near: []string{"n"}}, Lured: true},
		{},
	})
	if !near(f.Lured, 2./3) || !near(f.Stale, 1./2) {
		t.Errorf("lured %v, stale %v", f.Lured, f.Stale)
	}
}

func TestPercentile(t *testing.T) {
	ten := []time.Duration{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	for p, want := range map[float64]time.Duration{.50: 5, .95: 10, .90: 9, 0: 1} {
		if got := percentile(ten, p); got != want {
			t.Errorf("percentile %v is %d, want %d", p, got, want)
		}
	}
}
