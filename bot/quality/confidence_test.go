package quality

import (
	"math"
	"testing"

	"parley/bot/answer"
)

// sure is an answerable question whose first right quotation stands at quoteAt.
func sure(confidence float64, quoteAt int) Judged {
	return known(answer.Direct, confidence, Judged{QuoteAt: quoteAt})
}

func TestAUC(t *testing.T) {
	for name, c := range map[string]struct {
		judged []Judged
		want   float64
	}{
		"apart":        {[]Judged{sure(.9, 1), trap(answer.Nothing, .1)}, 1},
		"turned":       {[]Judged{sure(.1, 1), trap(answer.Nothing, .9)}, 0},
		"alike":        {[]Judged{sure(.5, 1), trap(answer.Nothing, .5)}, .5},
		"three of six": {[]Judged{sure(.9, 1), sure(.4, 1), sure(.1, 1), trap(answer.Nothing, .5), trap(answer.Nothing, .2)}, 3. / 6},
		"no trap":      {[]Judged{sure(.9, 1)}, math.NaN()},
		"all traps":    {[]Judged{trap(answer.Direct, 1)}, math.NaN()},
	} {
		if got := auc(c.judged); !near(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestKept(t *testing.T) {
	nine := []Judged{sure(.3, 2)}
	for range 9 {
		nine = append(nine, sure(.9, 1))
	}
	for name, c := range map[string]struct {
		judged    []Judged
		precision float64
		want      float64
	}{
		"nine of ten right, nine in ten wanted": {nine, .90, 1},
		"nine of ten right, more wanted":        {nine, .95, .9},
		"a trap comes first":                    {[]Judged{trap(answer.Direct, .9), sure(.5, 1)}, .90, 0},
		"a trap comes last":                     {[]Judged{sure(.5, 1), trap(answer.Direct, .4)}, .90, .5},
		"as sure of the trap":                   {[]Judged{sure(.5, 1), trap(answer.Direct, .5)}, .90, 0},
		"it gets better again":                  {[]Judged{sure(.9, 0), sure(.8, 1)}, .50, 1},
		"the third quotation is not the first":  {[]Judged{sure(.9, 3)}, .90, 0},
		"nothing asked":                         {nil, .90, math.NaN()},
	} {
		if got := kept(c.judged, c.precision); !near(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestCalibration(t *testing.T) {
	for name, c := range map[string]struct {
		judged []Judged
		n      int
		want   float64
	}{
		// Two in the bin from .8: .85 on the mean, half of them right.
		"one bin":                  {[]Judged{sure(.8, 1), sure(.89, 2)}, 1, .345},
		"one bin, first three":     {[]Judged{sure(.8, 1), sure(.89, 2)}, 3, .155},
		"two bins":                 {[]Judged{sure(.95, 1), trap(answer.Direct, .35)}, 1, (.05 + .35) / 2},
		"errors do not cancel":     {[]Judged{sure(.0, 1), sure(1, 0)}, 1, 1},
		"certainty has a bin":      {[]Judged{sure(1, 1)}, 1, 0},
		"a trap is never answered": {[]Judged{{Question: Question{Answerable: no()}, QuoteAt: 1, Answer: answer.Answer{Confidence: .5}}}, 1, .5},
	} {
		if got := calibration(c.judged, c.n); !near(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
